/** The bytes and letters of a ticket's code, and the opened keys in memory. */
package dev.twende.ticketing.tickets.control;
