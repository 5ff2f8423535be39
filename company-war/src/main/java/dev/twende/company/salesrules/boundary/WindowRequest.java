package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.SalesChannel;
import dev.twende.company.salesrules.entity.SalesWindow;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * When a channel may sell, counted back from the departure at the boarding stop.
 *
 * @param opensDaysBefore left out for from the publication on
 * @param closesMinutesBefore left out for until the departure
 */
public record WindowRequest(
        @NotNull SalesChannel channel,
        @Min(1) @Max(SalesWindow.OPENS_DAYS_MAX) Integer opensDaysBefore,
        @Min(0) @Max(SalesWindow.CLOSES_MINUTES_MAX) Integer closesMinutesBefore) {

    SalesWindow window() {
        return new SalesWindow(channel, opensDaysBefore, closesMinutesBefore == null ? 0 : closesMinutesBefore);
    }
}
