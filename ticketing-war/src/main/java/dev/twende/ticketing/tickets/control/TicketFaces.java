package dev.twende.ticketing.tickets.control;

import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.tickets.entity.TicketContent;
import dev.twende.ticketing.tickets.entity.TicketFace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What stands on tickets: as they were sold, and with the times and the bus as they are now. */
@ApplicationScoped
public class TicketFaces {
    private Schedules schedules;
    private TicketKeyRing ring;
    private TicketConfig config;

    protected TicketFaces() {} // for the CDI proxy

    @Inject
    public TicketFaces(Schedules schedules, TicketKeyRing ring, TicketConfig config) {
        this.schedules = schedules;
        this.ring = ring;
        this.config = config;
    }

    /**
     * The faces of these tickets of a booking, signed.
     *
     * @param copy which copy of a ticket it is; 0 for an original
     */
    public List<TicketFace> of(Booking booking, List<Ticket> tickets, ToIntFunction<Ticket> copy, Instant now) {
        SchedulePlan plan = schedules.storedPlan(booking.trip().scheduleId());
        Optional<FareClass> promised = Bookings.conditions(booking);
        return tickets.stream()
                .map(ticket -> face(booking, ticket, plan, promised, copy.applyAsInt(ticket), now))
                .toList();
    }

    private TicketFace face(
            Booking booking, Ticket ticket, SchedulePlan plan, Optional<FareClass> promised, int copy, Instant now) {
        PlannedStop from = plan.stops().get(booking.trip().fromSequence());
        PlannedStop to = plan.stops().get(booking.trip().toSequence());
        TicketContent content = new TicketContent(
                ticket.id(),
                plan.scheduleId(),
                ticket.issue(),
                booking.trip().fromSequence(),
                booking.trip().toSequence(),
                ticket.seatNumber(),
                from.departureTime().minus(config.validBefore()).truncatedTo(ChronoUnit.SECONDS),
                to.arrivalTime().plus(config.validAfter()).truncatedTo(ChronoUnit.SECONDS));
        return new TicketFace(
                plan.companyName(),
                booking.reference(),
                ticket.id(),
                ticket.passenger().name(),
                from.name(),
                to.name(),
                from.departureTime().atZone(from.timeZone()),
                to.arrivalTime().atZone(to.timeZone()),
                ticket.seatNumber(),
                ticket.change()
                        .map(change -> new TicketFace.Change(
                                plan.stops().get(change.sequence()).name(), change.seatNumber()))
                        .orElse(null),
                plan.plateNumber(),
                promised.map(FareClass::name).orElse(ticket.fareClass()),
                ticket.price(),
                promised.map(conditions -> conditions.refundable().name()).orElse(null),
                copy,
                content,
                ring.sign(content, now));
    }
}
