/** Reads what is taken, for many maps at once. */
package dev.twende.ticketing.seatmaps.control;
