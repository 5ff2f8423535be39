package dev.twende.events.ticketing;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a ticket or its booking. */
public sealed interface TicketingEvent extends Event
        permits TicketReserved,
                TicketPaid,
                TicketCancelled,
                TicketExpired,
                TicketBoarded,
                TicketBoardingUndone,
                RefundRequested {
    @Override
    default Topic topic() {
        return Topic.TICKETING_TICKET;
    }
}
