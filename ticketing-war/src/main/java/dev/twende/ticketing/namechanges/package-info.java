/** Tickets that somebody else rides on. */
package dev.twende.ticketing.namechanges;
