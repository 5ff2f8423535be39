package dev.twende.ticketing.tickets.entity;

/** What was found in a code. */
public sealed interface Reading {
    /** We signed this. Whether it is good here and now is another question: see its validity, its stops and its issue. */
    record Verified(TicketContent content) implements Reading {}

    /** Nothing in it can be believed. */
    record Invalid(Flaw flaw) implements Reading {}
}
