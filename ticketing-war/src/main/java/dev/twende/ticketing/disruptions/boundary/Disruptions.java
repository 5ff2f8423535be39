package dev.twende.ticketing.disruptions.boundary;

import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.AffectedBookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.disruptions.control.DisruptionConfig;
import dev.twende.ticketing.disruptions.control.DisruptionStore;
import dev.twende.ticketing.disruptions.entity.CaseStatus;
import dev.twende.ticketing.disruptions.entity.Disruption;
import dev.twende.ticketing.disruptions.entity.DisruptionCase;
import dev.twende.ticketing.disruptions.entity.DisruptionKind;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Schedules that do not run, or run at another time, from the news of it to the last passenger served. */
@ApplicationScoped
@Transactional
public class Disruptions {
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private DisruptionStore store;
    private Schedules schedules;
    private AffectedBookings bookings;
    private Caller caller;
    private DisruptionConfig config;
    private Clock clock;

    protected Disruptions() {} // for the CDI proxy

    @Inject
    public Disruptions(
            DisruptionStore store,
            Schedules schedules,
            AffectedBookings bookings,
            Caller caller,
            DisruptionConfig config,
            Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.bookings = bookings;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** The schedule does not run; being told twice changes nothing. */
    public void follow(ScheduleCancelled told) {
        boolean isCancelled = schedules.cancel(told.scheduleId());
        if (isCancelled
                && store.find(told.scheduleId(), DisruptionKind.CANCELLED).isEmpty()) {
            store.add(Disruption.cancelled(
                    Ids.next(), told.scheduleId(), told.companyId(), told.reason(), clock.instant()));
        }
    }

    /** The schedule runs otherwise; passengers are told when it leaves at quite another time. Old news changes nothing. */
    public void follow(ScheduleChanged told) {
        boolean isNews = schedules.change(told);
        Duration moved = Duration.ofSeconds(told.delaySeconds());
        if (!isNews || moved.isZero() || moved.abs().compareTo(config.tellFrom()) < 0) {
            return;
        }
        Instant now = clock.instant();
        Disruption delay = store.findForUpdate(told.scheduleId(), DisruptionKind.DELAYED)
                .orElseGet(() -> {
                    Disruption first =
                            Disruption.delayed(Ids.next(), told.scheduleId(), told.companyId(), told.reason(), now);
                    store.add(first);
                    return first;
                });
        boolean mayChoose = schedules.delay(told.scheduleId()).compareTo(config.refundFrom()) >= 0;
        delay.delayAgain(told.delaySeconds(), mayChoose, told.reason(), now);
    }

    /**
     * Handles the next bookings of a disruption that is not done.
     *
     * @return whether there was something to do
     */
    boolean handleSome() {
        Optional<Disruption> next = store.nextForUpdate();
        next.ifPresent(this::handleSome);
        return next.isPresent();
    }

    private void handleSome(Disruption disruption) {
        SchedulePlan plan = schedules.storedPlan(disruption.scheduleId());
        Instant now = clock.instant();
        List<Booking> some = bookings.next(disruption.scheduleId(), disruption.progress(), config.batch());
        for (Booking booking : some) {
            if (booking.status() == BookingStatus.PAID) {
                tell(disruption, booking, plan, now);
                disruption.told(booking.id());
            } else if (disruption.kind() == DisruptionKind.CANCELLED) {
                bookings.release(booking);
                disruption.released(booking.id());
            } else {
                disruption.passed(booking.id());
            }
        }
        if (some.size() < config.batch()) {
            disruption.finish(now);
        }
    }

    private void tell(Disruption disruption, Booking booking, SchedulePlan plan, Instant now) {
        Instant deadline = now.plus(config.choice());
        if (disruption.isChoice()) {
            store.openForUpdate(booking.id())
                    .ifPresentOrElse(
                            open -> open.offer(disruption, deadline, now),
                            () -> store.add(new DisruptionCase(
                                    Ids.next(), disruption, booking.id(), booking.reference(), deadline, now)));
        }
        if (disruption.kind() == DisruptionKind.CANCELLED) {
            bookings.tellCancelled(booking, plan, deadline);
        } else {
            bookings.tellDelayed(
                    booking,
                    plan,
                    Duration.ofSeconds(disruption.delaySeconds()),
                    disruption.isChoice() ? Optional.of(deadline) : Optional.empty());
        }
    }

    /** Bookings for which it is ours to choose now. */
    List<UUID> due() {
        return store.dueBookings(config.batch());
    }

    /** Chooses for passengers who did not: their money for a bus that does not run, the ride on one that is late. */
    void choose(UUID bookingId) {
        Booking booking = bookings.lock(bookingId);
        Instant now = clock.instant();
        store.openForUpdate(bookingId)
                .filter(open -> !now.isBefore(open.deadline()))
                .ifPresent(open -> {
                    boolean isElsewhere = !booking.trip().scheduleId().equals(open.scheduleId());
                    if (booking.status() != BookingStatus.PAID || isElsewhere) {
                        open.overtake(now);
                    } else if (open.kind() == DisruptionKind.DELAYED) {
                        open.keep(now);
                    } else {
                        refund(open, booking, now);
                    }
                });
    }

    /** We could not choose for this booking; it is tried again later. */
    void noteFailure(UUID bookingId, String why) {
        store.openForUpdate(bookingId)
                .ifPresent(open -> open.putOff(why, clock.instant().plus(AFTER_A_FAILURE)));
    }

    private void refund(DisruptionCase open, Booking booking, Instant now) {
        UUID refundId = Ids.next();
        bookings.refund(booking, refundId, "the schedule was disrupted: " + open.kind());
        open.refund(refundId, now);
    }

    /**
     * How far everyone on a disrupted schedule was served, the cancellation if there was one, else the delay.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public DisruptionResponse report(UUID scheduleId) {
        Disruption disruption = require(scheduleId);
        return DisruptionResponse.of(
                disruption, store.count(scheduleId, disruption.kind()), store.countFailed(scheduleId));
    }

    /**
     * The choices of a disrupted schedule's passengers.
     *
     * @param status null for any
     */
    public Page<CaseResponse> cases(UUID scheduleId, CaseStatus status, UUID after, int limit) {
        require(scheduleId);
        Set<CaseStatus> statuses = status == null ? EnumSet.allOf(CaseStatus.class) : EnumSet.of(status);
        return Page.of(
                store.page(scheduleId, statuses, after, limit + 1).stream()
                        .map(CaseResponse::from)
                        .toList(),
                limit,
                item -> item.caseId().toString());
    }

    private Disruption require(UUID scheduleId) {
        Disruption disruption = store.find(scheduleId, DisruptionKind.CANCELLED)
                .or(() -> store.find(scheduleId, DisruptionKind.DELAYED))
                .orElseThrow(Problem::notFound);
        caller.mustActFor(disruption.companyId());
        return disruption;
    }
}
