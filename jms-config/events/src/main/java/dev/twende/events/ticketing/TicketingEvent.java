package dev.twende.events.ticketing;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a ticket or its booking, or about the cash that a device took for one. */
public sealed interface TicketingEvent extends Event
        permits TicketReserved,
                TicketPaid,
                TicketCancelled,
                TicketExpired,
                TicketBoarded,
                TicketBoardingUndone,
                RefundRequested,
                CashTaken,
                CashReturned,
                CashMovedOnDevice,
                ShiftOpenedOnDevice,
                ShiftClosedOnDevice {
    @Override
    default Topic topic() {
        return Topic.TICKETING_TICKET;
    }
}
