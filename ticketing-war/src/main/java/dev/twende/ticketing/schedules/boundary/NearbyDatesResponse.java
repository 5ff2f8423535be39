package dev.twende.ticketing.schedules.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.NearbyDate;
import java.time.LocalDate;
import java.util.List;

/**
 * What the days around a date have for a party.
 *
 * @param items in order, one for each day
 */
public record NearbyDatesResponse(List<Day> items) {

    /**
     * A day.
     *
     * @param available whether any departure has room for the party
     * @param departures how many have
     * @param lowestPrice what the whole party pays at least, in the currency of most departures; absent when none has room
     */
    public record Day(LocalDate date, boolean available, int departures, Money lowestPrice) {}

    static NearbyDatesResponse from(List<NearbyDate> days) {
        return new NearbyDatesResponse(days.stream()
                .map(day -> new Day(day.date(), day.departures() > 0, day.departures(), day.lowestTotal()))
                .toList());
    }
}
