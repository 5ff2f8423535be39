package dev.twende.ticketing.schedules.entity;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * What a passenger searches for.
 *
 * @param date of departure at the boarding stop, as people there call it
 * @param riders the category of each in the party
 * @param fareClass null when any will do
 * @param companyId null when any will do
 * @param features all of which the bus must have
 * @param departsAfter the earliest departure by the clock at the boarding stop; null for any
 * @param departsBefore the departure must be earlier than this by the clock at the boarding stop; null for any
 * @param isSplitWelcome whether schedules are shown on which the party finds room only by changing seats on the way
 * @param channel who asks
 */
public record OfferSearch(
        UUID fromStopId,
        UUID toStopId,
        LocalDate date,
        List<String> riders,
        String fareClass,
        UUID companyId,
        List<String> features,
        LocalTime departsAfter,
        LocalTime departsBefore,
        boolean isSplitWelcome,
        SalesChannel channel) {

    /** How many travel. */
    public int passengers() {
        return riders.size();
    }
}
