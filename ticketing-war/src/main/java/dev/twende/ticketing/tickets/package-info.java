/** What a passenger shows: signed codes, the keys to verify them with, and the documents they stand on. */
package dev.twende.ticketing.tickets;
