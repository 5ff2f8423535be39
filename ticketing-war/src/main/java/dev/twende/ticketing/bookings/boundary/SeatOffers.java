package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.outbox.OutboxRow;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingOrder;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.control.BookingStore.Written;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingReference;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Seller;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Holds seats for parties that asked for them when there were none, and tells them. A hold like any other, but for its length: it is
 * looked up, paid, given up and ends in the same ways. All of it joins the caller's transaction, and rivals are kept away by the
 * constraint alone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SeatOffers {
    private final SecureRandom random = new SecureRandom();
    private SeatSale sale;
    private PassengerIdentities identities;
    private BookingStore store;
    private BookingNotices notices;
    private SeatClaims claims;
    private Outbox outbox;
    private Clock clock;

    protected SeatOffers() {} // for the CDI proxy

    @Inject
    public SeatOffers(
            SeatSale sale,
            PassengerIdentities identities,
            BookingStore store,
            BookingNotices notices,
            SeatClaims claims,
            Outbox outbox,
            Clock clock) {
        this.sale = sale;
        this.identities = identities;
        this.store = store;
        this.notices = notices;
        this.claims = claims;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes sure that the wish could be granted if there were seats, and tells who is to hear of it.
     *
     * @param language in which they seem to read, for a contact who did not say
     * @throws Problem as a booking would
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Applicant check(BookingRequest wish, SchedulePlan plan, Language language) {
        BookingOrder order = sale.order(wish, plan, SalesChannel.WEB, language);
        return new Applicant(order.contact().phone(), order.contact().language(), identities.sealWish(wish));
    }

    /**
     * Who is to be offered seats.
     *
     * @param phone digits
     * @param language ISO 639-1
     * @param wish sealed, since there may be papers in it
     */
    public record Applicant(String phone, String language, String wish) {}

    /**
     * Holds seats for the party, together if possible, and tells it so.
     *
     * @param wish as it was sealed
     * @param plan which nobody changes meanwhile
     * @param time how long
     */
    public Outcome offer(String wish, SchedulePlan plan, SalesChannel channel, Language language, Duration time) {
        BookingOrder order;
        try {
            order = sale.order(identities.openWish(wish), plan, channel, language);
        } catch (Problem refusal) { // an answer here: the caller goes on with others in the same transaction
            return new Outcome(null, refusal);
        }
        Optional<List<String>> seats = claims.choose(
                order.scheduleId(),
                order.segments(),
                plan.places(),
                List.of(),
                order.riders().size(),
                1);
        return seats.map(SeatClaims::toEach)
                .flatMap(wanted -> hold(order, plan, wanted, time))
                .map(reference -> new Outcome(reference, null))
                .orElseGet(() -> new Outcome(
                        null, Problem.of(ProblemType.SOLD_OUT, "Not enough seats are free on this stretch.")));
    }

    /**
     * What became of an offer: one or the other.
     *
     * @param bookingReference of the booking that was made
     * @param refusal why there is none; SOLD_OUT when only seats were missing
     */
    public record Outcome(String bookingReference, Problem refusal) {}

    private Optional<String> hold(BookingOrder order, SchedulePlan plan, List<SeatClaim> wanted, Duration time) {
        UUID bookingId = Ids.next();
        Optional<Instant> until = claims.hold(bookingId, order.scheduleId(), order.segments(), wanted, time);
        if (until.isPresent()) {
            Instant now = clock.instant();
            Booking booking = new Booking(
                    bookingId,
                    BookingReference.next(random),
                    order.trip(),
                    order.contact(),
                    BookingOrder.seated(order.riders(), wanted),
                    order.terms(),
                    until.get(),
                    now);
            List<OutboxRow> events = BookingEvents.reserved(booking, now).stream()
                    .map(outbox::row)
                    .toList();
            if (store.add(booking, order.channel(), Seller.NOBODY, order.planVersion(), events, null) == Written.DONE) {
                notices.seatsOffered(booking, plan);
                outbox.nudge();
                return Optional.of(booking.reference());
            }
        }
        claims.release(wanted.stream().map(SeatClaim::claimId).toList());
        return Optional.empty();
    }

    /** Holds free seats for nobody in particular yet; those that are lost meanwhile are left out. */
    public void keep(UUID holder, UUID scheduleId, Segments segments, Collection<String> seats, Duration time) {
        for (SeatClaim wanted : SeatClaims.toEach(seats)) {
            claims.hold(holder, scheduleId, segments, List.of(wanted), time);
        }
    }

    /** How these bookings stand, by their references. */
    public Map<String, BookingStatus> standing(List<String> references) {
        return references.isEmpty()
                ? Map.of()
                : store.findAll(references).stream().collect(Collectors.toMap(Booking::reference, Booking::status));
    }
}
