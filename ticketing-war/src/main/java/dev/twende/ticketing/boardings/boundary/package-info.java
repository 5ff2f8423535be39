/** Scans, alerts and passengers who did not come, as inspectors and agents use them. */
package dev.twende.ticketing.boardings.boundary;
