/** A stretch of a schedule that is looked at. */
package dev.twende.ticketing.seatmaps.entity;
