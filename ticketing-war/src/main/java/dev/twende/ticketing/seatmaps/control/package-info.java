/** What is taken of a stretch, for many at once, and those who are told of its changes. */
package dev.twende.ticketing.seatmaps.control;
