package dev.twende.company.schedules.control;

import java.util.List;
import java.util.UUID;

/**
 * What ticketing says to a change of bus.
 *
 * @param applied false of a dry run
 * @param moves who changes to which seat
 * @param stranded who would have none
 */
public record SeatingAnswer(UUID changeId, boolean applied, List<Moved> moves, List<Stranded> stranded) {

    /** @param tickets how many are moved */
    public record Moved(String seatNumber, String newSeatNumber, int tickets) {}

    /** @param tickets how many have no seat */
    public record Stranded(String seatNumber, int tickets) {}
}
