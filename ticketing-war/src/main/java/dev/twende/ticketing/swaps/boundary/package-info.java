/** Takes the change of a bus from company and makes it here, all or nothing. */
package dev.twende.ticketing.swaps.boundary;
