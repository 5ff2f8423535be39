/** Seats, stretches and the life of a claim. */
package dev.twende.ticketing.seats.entity;
