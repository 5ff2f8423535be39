/** Signs and reads tickets' codes, and publishes and renews the keys. */
package dev.twende.ticketing.tickets.boundary;
