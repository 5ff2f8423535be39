/** Shows seat maps, and tells of their changes. */
package dev.twende.ticketing.seatmaps.boundary;
