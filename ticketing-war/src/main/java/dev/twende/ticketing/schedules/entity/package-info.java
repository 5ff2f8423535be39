/** The plan of a schedule: its stops, times, seats and fares, and what may be travelled on it. */
package dev.twende.ticketing.schedules.entity;
