package dev.twende.payment.transactions.boundary;

import dev.twende.events.ticketing.CashReturned;

/** A passenger has cash back for tickets that are cancelled: it is done, and has to be written down. */
public record CashGivenBack(CashReturned told) {}
