package dev.twende.backoffice.dashboard.entity;

import java.time.Instant;
import java.util.List;

/** A day hour by hour, as reporting's API tells it. */
public record Trend(String timeZone, List<Item> items) {

    /** One hour, named by its first instant. */
    public record Item(Instant hour, long ticketsReserved, long ticketsPaid) {}
}
