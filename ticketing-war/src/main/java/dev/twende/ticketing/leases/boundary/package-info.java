/** Borrowing seats and giving them back. */
package dev.twende.ticketing.leases.boundary;
