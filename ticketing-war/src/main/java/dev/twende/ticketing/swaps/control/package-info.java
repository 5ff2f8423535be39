/** Remembers which changes of a bus were made. */
package dev.twende.ticketing.swaps.control;
