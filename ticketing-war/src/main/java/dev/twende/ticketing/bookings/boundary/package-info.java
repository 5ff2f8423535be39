/** Booking, paying, releasing and looking up; the order of lock, transaction and unlock is decided here. */
package dev.twende.ticketing.bookings.boundary;
