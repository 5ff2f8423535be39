/** The guard in front of the seats and the facade over their claims. */
package dev.twende.ticketing.seats.boundary;
