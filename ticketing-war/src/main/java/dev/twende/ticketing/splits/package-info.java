/** Passengers who leave their party's booking for one of their own. */
package dev.twende.ticketing.splits;
