/** Vouchers: issued and watched over by a company, tried by guests, used by bookings. */
package dev.twende.ticketing.vouchers.boundary;
