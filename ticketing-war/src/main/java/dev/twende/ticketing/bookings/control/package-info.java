/** Writes bookings in as few round trips as the database allows, and finds them again. */
package dev.twende.ticketing.bookings.control;
