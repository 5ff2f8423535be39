/** The ticketing house: sells the seats of dated schedules, segment by segment. Owns schema {@code ticketing}. */
package dev.twende.ticketing;
