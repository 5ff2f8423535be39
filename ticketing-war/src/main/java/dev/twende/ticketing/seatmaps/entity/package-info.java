/** A stretch of a schedule that is looked at, and what of it is taken. */
package dev.twende.ticketing.seatmaps.entity;
