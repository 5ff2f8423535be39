package dev.twende.reporting.sales.entity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The totals of every company a reader may see, over a period, and how fresh they are. */
public record Summary(Period period, List<CompanyTotals> companies) {
    public Summary {
        companies = List.copyOf(companies);
    }

    /** When the newest fact in these totals happened; empty when nothing is known at all. */
    public Optional<Instant> asOf() {
        return newest(CompanyTotals::asOf);
    }

    /** When the totals last changed; empty when all are zero. */
    public Optional<Instant> projectedAt() {
        return newest(CompanyTotals::projectedAt);
    }

    private Optional<Instant> newest(Function<CompanyTotals, Instant> time) {
        return companies.stream().map(time).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }
}
