/** From a passenger's wish to a paid ticket, or to a seat that is free again. */
package dev.twende.ticketing.bookings;
