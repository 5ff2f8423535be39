/** Keeps exchanges, chooses their seats, and knows their times. */
package dev.twende.ticketing.exchanges.control;
