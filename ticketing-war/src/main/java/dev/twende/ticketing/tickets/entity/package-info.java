/** What a ticket's code says, what can be wrong with it, and the keys with their span of life. */
package dev.twende.ticketing.tickets.entity;
