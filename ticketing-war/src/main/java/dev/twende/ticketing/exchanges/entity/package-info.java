/** An exchange, its tickets, and which part of a new seat is still to be had. */
package dev.twende.ticketing.exchanges.entity;
