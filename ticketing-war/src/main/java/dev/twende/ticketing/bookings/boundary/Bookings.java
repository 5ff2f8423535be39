package dev.twende.ticketing.bookings.boundary;

import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import dev.twende.outbox.OutboxRow;
import dev.twende.ticketing.bookings.control.BookingConfig;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingOrder;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingReference;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Seller;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.messages.boundary.MessageResponse;
import dev.twende.ticketing.messages.boundary.Messages;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatGuard;
import dev.twende.ticketing.seats.boundary.SeatLock;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.vouchers.boundary.Discount;
import dev.twende.ticketing.vouchers.boundary.Vouchers;
import dev.twende.ticketing.vouchers.entity.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bookings until money comes into it: held, looked up, given up, or over. */
@ApplicationScoped
@Transactional
public class Bookings {
    private final SecureRandom random = new SecureRandom();
    private BookingStore store;
    private SeatClaims claims;
    private Schedules schedules;
    private SeatGuard guard;
    private Vouchers vouchers;
    private BookingPayments payments;
    private Messages messages;
    private PassengerIdentities identities;
    private Reservations reservations;
    private IdempotentRequests idempotent;
    private Outbox outbox;
    private Caller caller;
    private BookingConfig config;
    private Clock clock;

    protected Bookings() {} // for the CDI proxy

    @Inject
    public Bookings(
            BookingStore store,
            SeatClaims claims,
            Schedules schedules,
            SeatGuard guard,
            Vouchers vouchers,
            BookingPayments payments,
            Messages messages,
            PassengerIdentities identities,
            Reservations reservations,
            IdempotentRequests idempotent,
            Outbox outbox,
            Caller caller,
            BookingConfig config,
            Clock clock) {
        this.store = store;
        this.claims = claims;
        this.schedules = schedules;
        this.guard = guard;
        this.vouchers = vouchers;
        this.payments = payments;
        this.messages = messages;
        this.identities = identities;
        this.reservations = reservations;
        this.idempotent = idempotent;
        this.outbox = outbox;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** The conditions that a booking was sold under, as its class had them; empty when none were told. */
    public static Optional<FareClass> conditions(Booking booking) {
        return booking.fareConditions().map(kept -> Json.mapper().fromJson(kept, FareClass.class));
    }

    /**
     * Claims the seats and writes the booking: two statements and a commit, whatever the size of the party. A voucher adds three
     * statements; one that pays for everything makes a booking that is paid.
     *
     * @param plan by which the order was made
     * @param request what was sent, which makes a repetition known; only with {@code key}
     * @param key null when the client sent none
     * @param lock what keeps rivals away meanwhile
     */
    BookingResponse hold(
            BookingOrder order, SchedulePlan plan, BookingRequest request, IdempotencyKey key, SeatLock lock) {
        UUID bookingId = Ids.next();
        List<List<SeatClaim>> wanted = SeatClaims.toEachPlace(order.seatings());
        Duration lifetime = order.later() == null ? config.holdDuration() : reservations.lifetime(order);
        Instant until = claims.hold(bookingId, order.scheduleId(), order.seatings(), wanted, lifetime)
                .orElseThrow(
                        () -> Problem.of(ProblemType.SEAT_TAKEN, "A seat of this request is taken on this stretch."));
        Instant now = clock.instant();
        Booking booking = new Booking(
                bookingId,
                BookingReference.next(random),
                order.trip(),
                order.contact(),
                BookingOrder.seated(order.riders(), order.seatings(), wanted, plan),
                order.terms(),
                until,
                now);
        Optional<Discount> discount =
                Optional.ofNullable(request.voucherCode()).map(code -> redeem(code, booking, order.channel(), plan));
        if (order.later() != null && booking.status() == BookingStatus.RESERVED) {
            booking.payLater(reservations.remindAt(until, now));
        }
        BookingResponse response = BookingResponse.from(booking, request.expectedTotal());
        List<OutboxRow> events =
                BookingEvents.reserved(booking, now).stream().map(outbox::row).toList();
        switch (store.add(
                booking, order.channel(), seller(order), order.planVersion(), events, answer(key, request, response))) {
            case DONE -> {
                store.noteSeatChanges(booking);
                discount.filter(whole -> booking.status() == BookingStatus.PAID)
                        .ifPresent(whole -> payments.settle(booking, whole));
                reservations.note(booking);
                outbox.nudge();
            }
            case NOT_ON_SALE ->
                throw schedules
                        .objection(order.scheduleId(), order.trip().fromSequence(), order.channel())
                        .orElseGet(() -> Problem.of(
                                ProblemType.SCHEDULE_CHANGED, "The schedule was changed while this was being booked."));
            case ANSWERED_BEFORE ->
                throw Problem.of(
                                ProblemType.REQUEST_IN_PROGRESS,
                                "The first request with this Idempotency-Key is being answered.")
                        .retryAfter(Duration.ofSeconds(1));
        }
        if (!lock.isValid()) {
            guard.noteExpiredBeforeCommit();
            throw Problem.of(ProblemType.BUSY, "The sale took longer than its lock.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        return response;
    }

    /** Nobody on the web, where most is sold: asking who it is costs more than it seems. */
    private Seller seller(BookingOrder order) {
        if (order.channel() == SalesChannel.WEB) {
            return Seller.NOBODY;
        }
        boolean isOwn = caller.companyId().equals(Optional.of(order.trip().companyId()));
        return new Seller(caller.userId(), isOwn ? caller.deviceId().orElse(null) : null);
    }

    /** Lets a voucher take something off the price of a booking that is being made. */
    private Discount redeem(String code, Booking booking, SalesChannel channel, SchedulePlan plan) {
        Trip trip = booking.trip();
        Discount discount = vouchers.reserve(
                code,
                booking.id(),
                booking.reference(),
                new Purchase(
                        trip.companyId(),
                        plan.routeId(),
                        trip.fromStopId(),
                        trip.toStopId(),
                        channel.name(),
                        booking.total(),
                        booking.contact().phone()));
        booking.reduce(discount.voucherId(), discount.amount());
        return discount;
    }

    private BookingStore.Answer answer(IdempotencyKey key, BookingRequest request, BookingResponse response) {
        return key == null
                ? null
                : new BookingStore.Answer(
                        idempotent.owner(),
                        key.value(),
                        SeatSale.OPERATION,
                        IdempotentRequests.hash(SeatSale.OPERATION, request),
                        Json.mapper().toJson(response));
    }

    /**
     * The booking, for those who know a phone of the party, and for the company's people, who see the passengers' papers too.
     *
     * @param phone null when none was given
     * @throws Problem {@link ProblemType#NOT_FOUND}, the same for a wrong reference and a wrong phone
     */
    public BookingResponse find(String reference, String phone) {
        Booking booking = known(reference, phone);
        return phone == null ? BookingResponse.from(booking, identities) : BookingResponse.from(booking);
    }

    /** As {@link #find}, for the other features of this house. */
    public Booking known(String reference, String phone) {
        Booking booking = store.find(reference).orElseThrow(Problem::notFound);
        mustBeKnownTo(booking, phone);
        return booking;
    }

    /** As {@link #known}, and nobody else changes it until the transaction ends. */
    public Booking knownForUpdate(String reference, String phone) {
        Booking booking = store.findForUpdate(reference).orElseThrow(Problem::notFound);
        mustBeKnownTo(booking, phone);
        return booking;
    }

    /** What the booking's contact was told, for the company's people. */
    public Page<MessageResponse> messages(String reference, UUID after, int limit) {
        Booking booking = store.find(reference).orElseThrow(Problem::notFound);
        caller.mustActFor(booking.trip().companyId());
        return Page.of(
                messages.of(booking.reference(), after, limit + 1),
                limit,
                message -> message.messageId().toString());
    }

    private void mustBeKnownTo(Booking booking, String phone) {
        if (phone == null) {
            caller.mustActFor(booking.trip().companyId());
        } else if (!booking.isReachedBy(phone)) {
            throw Problem.notFound();
        }
    }

    /**
     * Gives an unpaid booking more time, once: as much as a new one has.
     *
     * @param phone null when none was given
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#NOT_FOUND} as {@link #find}; {@link ProblemType#BOOKING_NOT_EXTENDABLE}
     */
    public BookingResponse extend(String reference, String phone, IdempotencyKey key) {
        Booking booking = store.findForUpdate(reference).orElseThrow(Problem::notFound);
        mustBeKnownTo(booking, phone);
        return idempotent.once(key, "bookings.extend", booking.reference(), BookingResponse.class, () -> {
            booking.mustBeExtendable();
            Instant until = claims.extend(booking.claimIds(), config.holdDuration())
                    .orElseThrow(() -> Booking.notExtendable("The hold on the seats is over."));
            booking.prolongHold(until);
            return BookingResponse.from(booking);
        });
    }

    /**
     * Gives an unpaid booking up, or some of its tickets; a second time changes nothing.
     *
     * @param ticketIds none for all; the others' seats stay held
     * @throws Problem {@link ProblemType#BOOKING_NOT_RELEASABLE} when it is paid, or some are to go while it is being paid
     */
    public void release(String reference, String phone, List<UUID> ticketIds) {
        Booking booking = knownForUpdate(reference, phone);
        if (booking.status() == BookingStatus.CANCELLED || booking.hasGivenBack(ticketIds)) {
            return;
        }
        List<Ticket> given = booking.chosen(ticketIds);
        booking.release(given, Ids.next());
        claims.release(Ticket.claimIds(given));
        outbox.publishAll(BookingEvents.cancelled(booking, given, clock.instant()));
    }

    /**
     * Tells the world of holds that are over. Their seats have been free since the hold's end; this is only the news of it.
     *
     * @return how many bookings it was about; fewer than a batch means that there are no more
     */
    public int expireLapsed() {
        List<Booking> lapsed = store.lapsedForUpdate(config.sweepBatch());
        if (lapsed.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<TicketingEvent> news = new ArrayList<>();
        for (Booking booking : lapsed) {
            booking.expire();
            news.addAll(BookingEvents.expired(booking, now));
        }
        claims.sweep(
                lapsed.stream().flatMap(booking -> booking.claimIds().stream()).toList());
        outbox.publishAll(news);
        return lapsed.size();
    }
}
