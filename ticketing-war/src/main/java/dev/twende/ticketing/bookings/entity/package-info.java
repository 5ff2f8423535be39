/** Bookings and tickets, and what may become of them. */
package dev.twende.ticketing.bookings.entity;
