/** Asking what riding otherwise costs, and doing it. */
package dev.twende.ticketing.exchanges.boundary;
