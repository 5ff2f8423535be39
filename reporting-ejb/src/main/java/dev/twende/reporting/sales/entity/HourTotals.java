package dev.twende.reporting.sales.entity;

import java.time.Instant;

/** Tickets counted in one hour, over all companies a reader may see. */
public record HourTotals(Instant hour, long ticketsReserved, long ticketsPaid, long ticketsExpired) {

    static HourTotals none(Instant hour) {
        return new HourTotals(hour, 0, 0, 0);
    }
}
