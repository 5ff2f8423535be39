/** The queue of conflicts, and the ways out. */
package dev.twende.ticketing.conflicts.boundary;
