package dev.twende.reporting.summaries.boundary;

import dev.twende.reporting.sales.entity.HourTotals;
import dev.twende.reporting.sales.entity.Trend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A day hour by hour; hours without sales are zero. */
public record TrendResponse(LocalDate date, String timeZone, List<Item> items) {

    static TrendResponse from(Trend trend) {
        return new TrendResponse(
                trend.day().from(),
                trend.day().zone().getId(),
                trend.hours().stream().map(Item::from).toList());
    }

    /** One hour, named by its first instant. */
    public record Item(Instant hour, long ticketsReserved, long ticketsPaid, long ticketsExpired) {

        static Item from(HourTotals totals) {
            return new Item(totals.hour(), totals.ticketsReserved(), totals.ticketsPaid(), totals.ticketsExpired());
        }
    }
}
