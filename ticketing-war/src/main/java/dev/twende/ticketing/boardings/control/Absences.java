package dev.twende.ticketing.boardings.control;

import dev.twende.ticketing.boardings.entity.NoShow;
import dev.twende.ticketing.boardings.entity.NoShowStatus;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Passengers who were given up and come after all. */
@ApplicationScoped
public class Absences {
    private NoShowStore store;
    private SeatClaims claims;

    protected Absences() {} // for the CDI proxy

    @Inject
    public Absences(NoShowStore store, SeatClaims claims) {
        this.store = store;
        this.claims = claims;
    }

    /**
     * Ends the absence of a passenger, and gives the seat back if it was given up and nobody else has it.
     *
     * @param isOnBoard whether the passenger sits in the bus already, seat or no seat; otherwise nothing is changed without a seat
     * @return whether the seat is the passenger's
     */
    boolean end(Booking booking, Ticket ticket, boolean isOnBoard, Instant now) {
        Optional<NoShow> absence = store.openForUpdate(ticket.id());
        boolean hasSeat = absence.map(open -> takeBack(booking, ticket, open)).orElse(true);
        if (hasSeat || isOnBoard) {
            absence.ifPresent(open -> open.end(now));
        }
        return hasSeat;
    }

    private boolean takeBack(Booking booking, Ticket ticket, NoShow absence) {
        return absence.status() != NoShowStatus.RELEASED
                || claims.takeBackRest(
                        booking.id(),
                        absence.scheduleId(),
                        ticket.claimId(),
                        ticket.seatNumber(),
                        new Segments(absence.freeFrom().orElseThrow(), absence.toSequence()));
    }
}
