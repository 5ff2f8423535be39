/** Leaving a party's booking for one of one's own. */
package dev.twende.ticketing.splits.boundary;
