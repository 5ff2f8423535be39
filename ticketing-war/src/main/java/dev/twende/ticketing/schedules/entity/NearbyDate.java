package dev.twende.ticketing.schedules.entity;

import dev.twende.kit.money.Money;
import java.time.LocalDate;

/**
 * What a day has for a party.
 *
 * @param departures with room for the party
 * @param lowestTotal what the whole party pays at least; null without departures
 */
public record NearbyDate(LocalDate date, int departures, Money lowestTotal) {

    /** With the departures of another currency, whose prices cannot be compared with the first. */
    public NearbyDate and(NearbyDate more) {
        return new NearbyDate(date, departures + more.departures, lowestTotal == null ? more.lowestTotal : lowestTotal);
    }
}
