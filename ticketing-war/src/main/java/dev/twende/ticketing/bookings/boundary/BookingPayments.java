package dev.twende.ticketing.bookings.boundary;

import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.boundary.SupplementAsked.Supplement;
import dev.twende.ticketing.bookings.control.BookingConfig;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingMoney;
import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.control.Reseating;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.BookingPayment.Outcome;
import dev.twende.ticketing.bookings.entity.BookingRefund;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Repayment;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.vouchers.boundary.Discount;
import dev.twende.ticketing.vouchers.boundary.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What money does to a booking. */
@ApplicationScoped
@Transactional
public class BookingPayments {
    /**
     * A bus that has just left is no reason: the passenger may be on it. Nor is a suspended company one to send back money that came for
     * seats it had promised before.
     */
    private static final Set<ProblemType> REFUSING_TO_BEGIN =
            Set.of(ProblemType.SCHEDULE_NOT_ON_SALE, ProblemType.COMPANY_SUSPENDED);

    private BookingStore store;
    private BookingMoney money;
    private SeatClaims claims;
    private Schedules schedules;
    private Reseating reseating;
    private Vouchers vouchers;
    private BookingNotices notices;
    private Outbox outbox;
    private BookingConfig config;
    private Event<SupplementAsked> supplementsAsked;
    private Event<SupplementPaid> supplementsPaid;
    private Clock clock;

    protected BookingPayments() {} // for the CDI proxy

    @Inject
    public BookingPayments(
            BookingStore store,
            BookingMoney money,
            SeatClaims claims,
            Schedules schedules,
            Reseating reseating,
            Vouchers vouchers,
            BookingNotices notices,
            Outbox outbox,
            BookingConfig config,
            Event<SupplementAsked> supplementsAsked,
            Event<SupplementPaid> supplementsPaid,
            Clock clock) {
        this.store = store;
        this.money = money;
        this.claims = claims;
        this.schedules = schedules;
        this.reseating = reseating;
        this.vouchers = vouchers;
        this.notices = notices;
        this.outbox = outbox;
        this.config = config;
        this.supplementsAsked = supplementsAsked;
        this.supplementsPaid = supplementsPaid;
        this.clock = clock;
    }

    /**
     * Tells the payment house what to collect, and leaves the passenger the time for it. The hold is extended once: a second
     * attempt to pay runs on what is left. Of a booking that is paid it is what an exchange or another name costs, if that is waited for.
     *
     * @throws Problem {@link ProblemType#BOOKING_NOT_PAYABLE} when it is paid, given up or over;
     *     {@link ProblemType#SCHEDULE_NOT_ON_SALE} when the money would only have to go back,
     *     {@link ProblemType#COMPANY_SUSPENDED}
     */
    public PayableResponse begin(String reference) {
        Booking booking = store.findForUpdate(reference)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No booking has this reference."));
        Optional<Supplement> supplement = supplement(booking, Optional.of(config.paymentExtension()));
        if (supplement.isPresent()) {
            return PayableResponse.of(booking, supplement.get());
        }
        booking.mustBePayable();
        objection(booking, REFUSING_TO_BEGIN).ifPresent(objection -> {
            throw objection;
        });
        Duration extension = booking.isHoldExtended() ? Duration.ZERO : config.paymentExtension();
        Instant until = claims.extend(booking.claimIds(), extension)
                .orElseThrow(() -> Problem.of(ProblemType.BOOKING_NOT_PAYABLE, "The hold on the seats is over."));
        booking.extendHold(until);
        return PayableResponse.from(booking);
    }

    private Optional<Supplement> supplement(Booking booking, Optional<Duration> extension) {
        if (booking.status() != BookingStatus.PAID) {
            return Optional.empty();
        }
        SupplementAsked asked = new SupplementAsked(booking, extension);
        supplementsAsked.fire(asked);
        return asked.supplement();
    }

    /** How these bookings stand with their money; those that do not exist are left out. */
    public PaymentStates states(PaymentStatesRequest request) {
        List<Booking> bookings = store.findAll(request.references());
        List<BookingPayment> payments =
                store.paymentsOf(bookings.stream().map(Booking::id).toList());
        return new PaymentStates(bookings.stream()
                .map(booking -> PaymentStates.Item.from(
                        booking,
                        supplement(booking, Optional.empty())
                                .map(Supplement::amount)
                                .orElse(booking.total()),
                        payments))
                .toList());
    }

    /** The money is here: the seats are sold, or the money goes back. Being told twice changes nothing. */
    public void settle(PaymentSucceeded paid) {
        Booking booking = store.findForUpdate(paid.bookingReference())
                .orElseThrow(() ->
                        new IllegalStateException("paid for a booking that does not exist: " + paid.transactionId()));
        if (store.knowsPayment(paid.transactionId())) {
            return;
        }
        Instant now = clock.instant();
        if (isSupplement(paid, booking, now)) {
            return;
        }
        Optional<String> objection = objection(booking, Set.of(ProblemType.SCHEDULE_NOT_ON_SALE))
                .map(problem -> "the schedule was taken off sale")
                .or(() -> booking.objectionTo(paid.amount()))
                .or(() -> hasSold(booking) ? Optional.empty() : reseating.reseat(booking, now));
        if (objection.isPresent()) {
            store.add(payment(paid, booking, Outcome.REFUND_REQUESTED, now));
            outbox.publish(
                    BookingEvents.refundRequested(booking, paid.transactionId(), paid.amount(), objection.get()));
            notices.refundStarted(booking, paid.amount());
        } else {
            booking.pay();
            money.accept(payment(paid, booking, Outcome.ACCEPTED, now), booking.id());
            outbox.publishAll(BookingEvents.paid(booking, paid.transactionId(), now));
            notices.paid(booking);
        }
    }

    private boolean isSupplement(PaymentSucceeded paid, Booking booking, Instant now) {
        if (booking.status() != BookingStatus.PAID) {
            return false;
        }
        SupplementPaid supplement = new SupplementPaid(booking, paid.amount());
        supplementsPaid.fire(supplement);
        supplement
                .paidFor()
                .ifPresent(other -> money.accept(payment(paid, booking, Outcome.SUPPLEMENT, now), other.id()));
        return supplement.paidFor().isPresent();
    }

    /**
     * A voucher left nothing to pay for a booking that is being made: its seats are sold at once. No money moves, so payment hears
     * nothing; what stands for the payment everywhere else is the use of the voucher, over nothing.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void settle(Booking booking, Discount whole) {
        Instant now = clock.instant();
        if (!claims.sell(booking.claimIds())) {
            throw new IllegalStateException("the seats of booking " + booking.id() + " were claimed a moment ago");
        }
        vouchers.spend(booking.id());
        money.accept(
                new BookingPayment(whole.useId(), booking.id(), booking.total(), Outcome.ACCEPTED, now), booking.id());
        outbox.publishAll(BookingEvents.paid(booking, whole.useId(), now));
        notices.paid(booking);
    }

    /**
     * Money went back. When all that was to go back for tickets is back, they are over; money that never bought any, or a part of what
     * bought them, is only noted. Being told twice changes nothing, and neither does money of a payment that we were never told of: it
     * bought nothing here.
     */
    public void refunded(PaymentRefunded told) {
        Optional<BookingPayment> payment = store.findPayment(told.transactionId());
        if (payment.isEmpty()) {
            return;
        }
        List<Booking> paidBy = store.lockPaidBy(told.transactionId());
        store.findForUpdate(
                payment.get().bookingId()); // of money that bought nothing: its booking, not one that it paid for
        if (store.knowsRefund(told.refundId())) {
            return;
        }
        Instant now = clock.instant();
        Optional<Repayment> asked = money.repaid(told.refundId(), now);
        UUID bookingId = asked.map(Repayment::bookingId).orElse(payment.get().bookingId());
        store.add(new BookingRefund(
                told.refundId(), told.transactionId(), bookingId, told.amount(), told.refundedAt(), now));
        if (asked.isEmpty()) {
            money.wentBack(payment.get(), told.amount());
        }
        Booking booking = store.findForUpdate(bookingId).orElseThrow();
        asked.filter(money::isRepaid).ifPresent(repayment -> booking.repaid(repayment.returnId()));
        paidBy.stream()
                .filter(paid -> paid.status().canBecome(BookingStatus.REFUNDED) && money.isAllBack(paid))
                .forEach(paid -> {
                    free(paid, now);
                    paid.refund();
                });
        notices.refundPaid(booking, told.amount());
    }

    /** The seats of a booking whose money went back unasked are for others from now on, unless somebody sits there. */
    private void free(Booking booking, Instant now) {
        if (booking.status() == BookingStatus.PAID) {
            List<Ticket> given = booking.tickets().stream()
                    .filter(ticket -> ticket.status() != TicketStatus.BOARDED)
                    .toList();
            claims.release(Ticket.claimIds(given));
            outbox.publishAll(BookingEvents.cancelled(booking, given, now));
        }
    }

    /** Why nothing is sold there now, if it is one of these reasons. */
    private Optional<Problem> objection(Booking booking, Set<ProblemType> reasons) {
        return schedules
                .objection(booking.trip().scheduleId(), booking.trip().fromSequence())
                .filter(objection -> reasons.contains(objection.type()));
    }

    /** A hold that nobody has ended yet is still the passenger's, even a moment after its time: nobody else wanted the seats. */
    private boolean hasSold(Booking booking) {
        return booking.status() == BookingStatus.RESERVED && claims.sell(booking.claimIds());
    }

    private static BookingPayment payment(PaymentSucceeded paid, Booking booking, Outcome outcome, Instant now) {
        return new BookingPayment(paid.transactionId(), booking.id(), paid.amount(), outcome, now);
    }
}
