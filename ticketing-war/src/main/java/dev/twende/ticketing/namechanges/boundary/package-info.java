/** Naming somebody else for a ticket. */
package dev.twende.ticketing.namechanges.boundary;
