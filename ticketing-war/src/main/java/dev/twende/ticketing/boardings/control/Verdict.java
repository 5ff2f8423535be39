package dev.twende.ticketing.boardings.control;

import dev.twende.ticketing.boardings.entity.Boarding;
import dev.twende.ticketing.boardings.entity.BoardingRules.Validity;
import dev.twende.ticketing.boardings.entity.Decision;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import java.util.Optional;

/**
 * What was decided about a ticket.
 *
 * @param own the plan of the ride that the ticket is for; null when there is no ticket
 * @param validity of the ticket; null when there is none
 * @param hasSeat false for a passenger who comes back to a seat that was sold again
 * @param changesTheTicket whether it is BOARDED now and was not before
 * @param other who rides on the ticket besides, the first of them; null for nobody
 */
public record Verdict(
        Decision decision,
        ShownTicket shown,
        SchedulePlan own,
        Validity validity,
        boolean hasSeat,
        boolean changesTheTicket,
        Boarding other) {

    /** About something that is no ticket of ours, or not one alone. */
    static Verdict without(ShownTicket shown) {
        Decision none = shown.isAmbiguous() ? Decision.AMBIGUOUS : Decision.INVALID;
        return new Verdict(none, shown, null, null, true, false, null);
    }

    public Optional<Boarding> another() {
        return Optional.ofNullable(other);
    }
}
