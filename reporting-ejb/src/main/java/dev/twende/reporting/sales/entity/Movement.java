package dev.twende.reporting.sales.entity;

import static java.util.Objects.requireNonNull;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One fact of one company, ready to be added to its totals. Adding is commutative: whatever order the topics arrive
 * in, the totals are the same. It happens once per event because the inbox lets each event through once.
 *
 * @param aggregateId the ticket or transaction the fact is about
 * @param at when it happened, by the clock of the house that announced it
 */
public record Movement(UUID companyId, Fact fact, UUID aggregateId, Money money, Instant at) {

    /** Rows per hour, company, fact and currency: sales of one company must not queue for one row. */
    static final int SHARDS = 8;

    public Movement {
        requireNonNull(companyId, "companyId");
        requireNonNull(fact, "fact");
        requireNonNull(aggregateId, "aggregateId");
        requireNonNull(money, "money");
        requireNonNull(at, "at");
    }

    /**
     * The hour it counts in. Hours, because they add up to the days of every whole-hour time zone and draw the
     * trend.
     */
    public Instant hour() {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    /** The one of {@value #SHARDS} rows it is added to; any row is right, since readers add them up. */
    public int shard() {
        return Math.floorMod(aggregateId.hashCode(), SHARDS);
    }
}
