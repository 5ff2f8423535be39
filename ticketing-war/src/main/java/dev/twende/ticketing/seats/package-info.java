/** Who has which seat on which stretch: the claims that the database lets exist, and the guard that makes losing cheap. */
package dev.twende.ticketing.seats;
