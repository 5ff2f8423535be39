/** The seats of a schedule as passengers see them, now and while they look. */
package dev.twende.ticketing.seatmaps;
