/** Time as an input: the clock, so that rules never ask for the time themselves, and what is done again and again. */
package dev.twende.kit.time;
