package dev.twende.company.fares.entity;

import dev.twende.company.timetables.entity.ServiceDates;
import java.time.LocalDate;

/**
 * What one rider pays from one stop of a route to another.
 *
 * @param from sequence of the boarding stop
 * @param to sequence of the alighting stop
 * @param validFrom the first service date; {@link ServiceDates#FIRST} for from the beginning
 * @param validTo the last service date; {@link ServiceDates#LAST} for without end
 * @param amount in the minor unit of the route's currency
 */
public record Fare(
        int from, int to, String fareClass, String riderCategory, LocalDate validFrom, LocalDate validTo, long amount) {
    /** Beyond any ride in any currency, and small enough that the sums of bookings and reports fit. */
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    Product product() {
        return new Product(fareClass, riderCategory);
    }
}
