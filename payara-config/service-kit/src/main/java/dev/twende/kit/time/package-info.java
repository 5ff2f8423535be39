/** The clock as an input, so that rules never ask for the time themselves. */
package dev.twende.kit.time;
