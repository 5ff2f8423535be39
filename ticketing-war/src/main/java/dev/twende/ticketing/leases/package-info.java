/** Seats that a company's devices have for themselves, to sell them while they have no network. */
package dev.twende.ticketing.leases;
