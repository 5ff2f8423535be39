package dev.twende.ticketing.disruptions.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.bookings.boundary.AffectedBookings;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.disruptions.boundary.ChoiceRequest.Choice;
import dev.twende.ticketing.disruptions.control.DisruptionConfig;
import dev.twende.ticketing.disruptions.control.DisruptionStore;
import dev.twende.ticketing.disruptions.entity.CaseStatus;
import dev.twende.ticketing.disruptions.entity.DisruptionCase;
import dev.twende.ticketing.disruptions.entity.DisruptionKind;
import dev.twende.ticketing.schedules.boundary.OfferResponse;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the passengers of a disrupted booking may choose, and what they choose. */
@ApplicationScoped
@Transactional
public class Choices {
    /** Offers that are read of one day, in pages of the largest size: bounds the work of one look-up. */
    private static final int PAGES_A_DAY = 5;
    /** What one answer carries. */
    private static final int MOST_OFFERS = 50;

    private DisruptionStore store;
    private Bookings bookings;
    private AffectedBookings affected;
    private Schedules schedules;
    private IdempotentRequests idempotent;
    private DisruptionConfig config;
    private Clock clock;

    protected Choices() {} // for the CDI proxy

    @Inject
    public Choices(
            DisruptionStore store,
            Bookings bookings,
            AffectedBookings affected,
            Schedules schedules,
            IdempotentRequests idempotent,
            DisruptionConfig config,
            Clock clock) {
        this.store = store;
        this.bookings = bookings;
        this.affected = affected;
        this.schedules = schedules;
        this.idempotent = idempotent;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What may be chosen, or was.
     *
     * @param phone null for the company's people
     * @throws Problem {@link ProblemType#NOT_FOUND}, the same for a wrong reference, a wrong phone and a booking that is not disrupted
     */
    public ChoiceResponse find(String reference, String phone) {
        Booking booking = bookings.known(reference, phone);
        DisruptionCase offered = store.last(booking.reference()).orElseThrow(Problem::notFound);
        if (offered.status() != CaseStatus.OFFERED || booking.status() != BookingStatus.PAID) {
            return ChoiceResponse.resolved(offered, booking);
        }
        return offered.kind() == DisruptionKind.CANCELLED
                ? ChoiceResponse.offered(offered, booking, List.of(Choice.REFUND, Choice.REBOOK), otherBuses(booking))
                : ChoiceResponse.offered(offered, booking, List.of(Choice.REFUND), List.of());
    }

    private List<OfferResponse> otherBuses(Booking booking) {
        PlannedStop boarding = boarding(booking);
        List<OfferResponse> offers = new ArrayList<>();
        for (int day = 0; day <= config.rebookDays(); day++) {
            offers.addAll(otherBuses(booking, boarding.localDate().plusDays(day)));
        }
        return offers.stream().limit(MOST_OFFERS).toList();
    }

    private List<OfferResponse> otherBuses(Booking booking, LocalDate day) {
        List<String> riders = booking.tickets().stream()
                .map(ticket -> ticket.passenger().riderCategory())
                .toList();
        List<OfferResponse> offers = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < PAGES_A_DAY; page++) {
            Page<OfferResponse> found = schedules.search(
                    booking.trip().companyId(),
                    booking.trip().fromStopId(),
                    booking.trip().toStopId(),
                    day,
                    riders,
                    Page.MAX_LIMIT,
                    cursor);
            offers.addAll(found.items());
            cursor = found.nextCursor();
            if (cursor == null) {
                return offers;
            }
        }
        return offers;
    }

    private PlannedStop boarding(Booking booking) {
        return schedules.stop(booking.trip().scheduleId(), booking.trip().fromSequence());
    }

    /**
     * Does what the passengers want, once.
     *
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#CHOICE_MADE}, {@link ProblemType#CHOICE_OVER}; for another bus also what a booking of it would
     *     be refused with
     */
    public ChoiceResponse choose(String reference, ChoiceRequest request, IdempotencyKey key) {
        Booking known = bookings.known(reference, request.phone());
        return idempotent.once(
                key,
                "disruptions.choose " + known.reference(),
                request,
                ChoiceResponse.class,
                () -> choose(known.id(), request));
    }

    private ChoiceResponse choose(UUID bookingId, ChoiceRequest request) {
        Booking booking = affected.lock(bookingId);
        DisruptionCase offered = store.openForUpdate(bookingId)
                .or(() -> store.last(booking.reference()))
                .orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        offered.mustBeOpen(now);
        if (booking.status() != BookingStatus.PAID) {
            throw Problem.of(ProblemType.CHOICE_MADE, "The booking is " + booking.status() + " already.");
        }
        if (offered.kind() == DisruptionKind.DELAYED && booking.isOnBoard()) {
            throw Problem.of(ProblemType.CHOICE_MADE, "The passengers ride with the late bus.");
        }
        switch (request.choice()) {
            case REFUND -> {
                UUID refundId = Ids.next();
                affected.refund(booking, refundId, "the passenger chose the money: " + offered.kind());
                offered.refund(refundId, now);
            }
            case REBOOK -> {
                affected.rebook(booking, target(booking, offered, request));
                offered.rebook(request.scheduleId(), now);
            }
        }
        return ChoiceResponse.resolved(offered, booking);
    }

    private SchedulePlan target(Booking booking, DisruptionCase offered, ChoiceRequest request) {
        if (offered.kind() == DisruptionKind.DELAYED) {
            throw Problem.invalid("choice", "can only be REFUND: the bus runs, only later");
        }
        if (request.scheduleId() == null) {
            throw Problem.invalid("schedule_id", "must be given to rebook");
        }
        SchedulePlan plan = schedules.plan(request.scheduleId());
        if (!plan.companyId().equals(booking.trip().companyId())) {
            throw Problem.invalid("schedule_id", "must be a schedule of the same company");
        }
        PlannedStop boarding = boarding(booking);
        Instant departure = plan.stops()
                .get(plan.journey(booking.trip().fromStopId(), booking.trip().toStopId())
                        .from())
                .departureTime();
        LocalDate day = departure.atZone(boarding.timeZone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(boarding.localDate(), day);
        if (days < 0 || days > config.rebookDays()) {
            throw Problem.invalid(
                    "schedule_id", "must leave on the same day or at most " + config.rebookDays() + " days later");
        }
        return plan;
    }
}
