/** Riding otherwise: another schedule, stretch, seat or class for tickets that are paid. */
package dev.twende.ticketing.exchanges;
