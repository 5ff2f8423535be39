package dev.twende.ticketing.splits.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.boundary.AfterSales;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.disruptions.boundary.OpenChoices;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Parties that part. */
@ApplicationScoped
@Transactional
public class Splits {
    private AfterSales afterSales;
    private OpenChoices choices;
    private Schedules schedules;
    private SeatClaims claims;
    private IdempotentRequests idempotent;

    protected Splits() {} // for the CDI proxy

    @Inject
    public Splits(
            AfterSales afterSales,
            OpenChoices choices,
            Schedules schedules,
            SeatClaims claims,
            IdempotentRequests idempotent) {
        this.afterSales = afterSales;
        this.choices = choices;
        this.schedules = schedules;
        this.claims = claims;
        this.idempotent = idempotent;
    }

    /**
     * Gives some passengers of a paid booking a reference of their own: the same tickets, seats and price, and the money behind them.
     *
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE}, {@link ProblemType#CHOICE_OPEN}; {@link ProblemType#NOT_SELLABLE}
     *     when a party would be left, or made, in which nobody pays
     */
    public SplitResponse split(String reference, SplitRequest request, IdempotencyKey key) {
        Booking known = afterSales.known(reference, request.phone());
        return idempotent.once(
                key, "splits.split " + known.reference(), request, SplitResponse.class, () -> split(known, request));
    }

    private SplitResponse split(Booking known, SplitRequest request) {
        claims.holdOffChanges(known.trip().scheduleId()); // a cancellation finds the new booking, or is found by us
        Booking booking = afterSales.lock(known.id());
        booking.mustBePaid();
        choices.mustBeMade(booking.id());
        if (schedules.isCancelled(booking.trip().scheduleId())) {
            throw Problem.of(ProblemType.SCHEDULE_NOT_ON_SALE, "The schedule is cancelled.");
        }
        List<Ticket> leaving = booking.chosen(request.ticketIds());
        leaving.forEach(Ticket::mustBeUnused);
        if (leaving.size() == booking.tickets().size()) {
            throw Problem.invalid("ticket_ids", "must leave somebody behind");
        }
        if (leaving.stream().allMatch(ticket -> ticket.price().amount() == 0)) {
            throw Problem.of(
                    ProblemType.NOT_SELLABLE,
                    "Nobody of those who would leave pays a fare; they ride with someone who does.");
        }
        return SplitResponse.of(booking, afterSales.split(booking, leaving, afterSales.now()));
    }
}
