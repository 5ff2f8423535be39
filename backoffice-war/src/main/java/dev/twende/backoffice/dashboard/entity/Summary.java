package dev.twende.backoffice.dashboard.entity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Totals by company, as reporting's API tells them. */
public record Summary(String timeZone, Instant asOf, Instant projectedAt, List<Item> items) implements Serializable {

    /** How long the newest fact was on its way into the totals; empty when it is not a sale. */
    public Optional<Duration> lag() {
        return Optional.ofNullable(projectedAt).filter(at -> !at.isBefore(asOf)).map(at -> Duration.between(asOf, at));
    }

    /**
     * How old the newest fact is at {@code now}; clocks of two machines may differ a little, an age is never
     * negative.
     */
    public Duration age(Instant now) {
        Duration age = Duration.between(asOf, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** One company in one currency. */
    public record Item(
            UUID companyId,
            String companyName,
            long ticketsReserved,
            long ticketsPaid,
            long ticketsExpired,
            Amount gross)
            implements Serializable {}
}
