/** Facts told by the ticketing house. */
package dev.twende.events.ticketing;
