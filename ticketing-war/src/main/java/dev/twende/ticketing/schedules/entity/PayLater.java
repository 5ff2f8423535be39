package dev.twende.ticketing.schedules.entity;

import java.time.Instant;

/**
 * How seats are reserved without being paid at once.
 *
 * @param secondsBefore until when they must be paid, counted back from the departure at the boarding stop
 * @param seatsPerPhone how many seats may wait for the money of one phone
 */
public record PayLater(long secondsBefore, int seatsPerPhone) {
    /** Until when seats must be paid. */
    public Instant payBy(PlannedStop boarding) {
        return boarding.departureTime().minusSeconds(secondsBefore);
    }
}
