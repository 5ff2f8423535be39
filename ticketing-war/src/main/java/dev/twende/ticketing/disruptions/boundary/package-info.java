/** Hears of disruptions, works through them, and lets passengers choose. */
package dev.twende.ticketing.disruptions.boundary;
