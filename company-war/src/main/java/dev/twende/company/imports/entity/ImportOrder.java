package dev.twende.company.imports.entity;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What to make of a feed.
 *
 * @param from the first service date that gets schedules
 * @param days how many service dates do
 * @param flatFare the price of every pair of stops, in the minor unit of the company's currency; empty leaves fares alone
 * @param busCapacity the seats of the bus that drives everything, for a feed names none
 */
public record ImportOrder(UUID companyId, LocalDate from, int days, OptionalLong flatFare, int busCapacity) {
    /** The last service date that gets schedules. */
    public LocalDate to() {
        return from.plusDays(days - 1L);
    }
}
