package dev.twende.reporting.summaries.boundary;

import dev.twende.kit.money.Money;
import dev.twende.reporting.sales.entity.CompanyTotals;
import dev.twende.reporting.sales.entity.Summary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Totals by company.
 *
 * @param timeZone where the days begin and end
 * @param asOf when the newest fact in these totals happened; absent when nothing is known at all
 * @param projectedAt when the totals last changed; absent when all are zero
 */
public record SummaryResponse(
        LocalDate from, LocalDate to, String timeZone, Instant asOf, Instant projectedAt, List<Item> items) {

    static SummaryResponse from(Summary summary) {
        return new SummaryResponse(
                summary.period().from(),
                summary.period().to(),
                summary.period().zone().getId(),
                summary.asOf().orElse(null),
                summary.projectedAt().orElse(null),
                summary.companies().stream().map(Item::from).toList());
    }

    /** One company in one currency; {@code company_name} is absent until its first schedule was heard of. */
    public record Item(
            UUID companyId,
            String companyName,
            long ticketsReserved,
            long ticketsPaid,
            long ticketsExpired,
            long ticketsCancelled,
            long paymentsFailed,
            Money gross,
            Money received,
            Instant asOf) {

        static Item from(CompanyTotals totals) {
            return new Item(
                    totals.companyId(),
                    totals.companyName(),
                    totals.ticketsReserved(),
                    totals.ticketsPaid(),
                    totals.ticketsExpired(),
                    totals.ticketsCancelled(),
                    totals.paymentsFailed(),
                    totals.gross(),
                    totals.received(),
                    totals.asOf());
        }
    }
}
