/** Redlock on independent Redis masters, the claims' SQL, and the choice of seats nobody asked for by number. */
package dev.twende.ticketing.seats.control;
