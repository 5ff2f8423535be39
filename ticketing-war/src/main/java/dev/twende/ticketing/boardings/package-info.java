/** Passengers get on the bus, or do not come. */
package dev.twende.ticketing.boardings;
