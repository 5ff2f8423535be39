/** Search, blocked seats, and the listener that keeps the copy of the schedules true. */
package dev.twende.ticketing.schedules.boundary;
