package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.control.BookingConfig;
import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingOrder;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.control.ReservationConfig;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.schedules.boundary.CallerChannel;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.PayLater;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Seats that the counter keeps for passengers who pay later. Such a booking is a hold like any other, only longer: until its pay-by time,
 * when it ends in the same way. Its contact is told the reference at once and is reminded once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Reservations {
    private BookingStore store;
    private BookingNotices notices;
    private BookingConfig holds;
    private ReservationConfig config;
    private Caller caller;
    private CallerChannel channel;
    private Clock clock;

    protected Reservations() {} // for the CDI proxy

    @Inject
    public Reservations(
            BookingStore store,
            BookingNotices notices,
            BookingConfig holds,
            ReservationConfig config,
            Caller caller,
            CallerChannel channel,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.holds = holds;
        this.config = config;
        this.caller = caller;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * On what terms the caller may reserve a seat on this journey.
     *
     * @throws Problem {@link ProblemType#FORBIDDEN} for all but the people of a company, {@link ProblemType#NOT_FOUND} for those of
     *     another; {@link ProblemType#PAY_LATER_NOT_OFFERED} by the company, or not any more
     */
    BookingOrder.Later terms(SchedulePlan plan, Journey journey) {
        if (!channel.sellsForACompany()) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only a counter reserves seats that are paid later.");
        }
        caller.mustActFor(plan.companyId());
        return terms(plan.terms().payLater(), plan, journey, clock.instant().plus(holds.holdDuration()));
    }

    /** @param earliest a pay-by time before this gives no more time than any hold does */
    static BookingOrder.Later terms(PayLater offered, SchedulePlan plan, Journey journey, Instant earliest) {
        if (offered == null) {
            throw Problem.of(ProblemType.PAY_LATER_NOT_OFFERED, "The company reserves no seats that are paid later.");
        }
        Instant payBy = offered.payBy(plan.stops().get(journey.from()));
        if (payBy.isBefore(earliest)) {
            throw Problem.of(ProblemType.PAY_LATER_NOT_OFFERED, "The bus leaves too soon to be paid later.")
                    .with("pay_by", payBy.toString());
        }
        return new BookingOrder.Later(payBy, offered.seatsPerPhone());
    }

    /**
     * How long the seats are held, if the phone may have so many waiting; who reserves for it at the same moment waits for us.
     *
     * @throws Problem {@link ProblemType#PAY_LATER_LIMIT}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Duration lifetime(BookingOrder order) {
        long waiting =
                store.lockSeatsWaitingFor(order.contact().phone(), order.trip().companyId());
        if (waiting + order.riders().size() > order.later().seatsPerPhone()) {
            throw Problem.of(ProblemType.PAY_LATER_LIMIT, "This phone has too many seats waiting to be paid.")
                    .with("seats_per_phone", order.later().seatsPerPhone())
                    .with("waiting", waiting);
        }
        return Duration.between(clock.instant(), order.later().payBy());
    }

    /** When the contact is reminded; null when that would be at once, as they have just been told. */
    Instant remindAt(Instant payBy, Instant now) {
        Instant remindAt = payBy.minus(config.remindBefore());
        return remindAt.isAfter(now) ? remindAt : null;
    }

    /** Keeps what a new booking is beside a hold, and tells its contact; nothing to do for one that is paid at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(Booking booking) {
        if (booking.isPaidLater()) {
            store.reserve(booking);
            notices.reserved(booking);
        }
    }

    /**
     * Reminds those whose time has come, each once.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean remind() {
        List<Booking> due = store.remindableForUpdate(config.batch());
        for (Booking booking : due) {
            booking.reminded();
            if (booking.holdExpiresAt().isAfter(clock.instant())) {
                notices.payReminder(booking);
            }
        }
        return due.size() == config.batch();
    }
}
