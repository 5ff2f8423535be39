package dev.twende.ticketing.bookings.boundary;

import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.OfflineSaleStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.BookingPayment.Outcome;
import dev.twende.ticketing.bookings.entity.BookingReference;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.OfflineSale;
import dev.twende.ticketing.bookings.entity.OfflineSale.Passenger;
import dev.twende.ticketing.bookings.entity.SoldOffline;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.BoardingPoint;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatLeases;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.SeatWish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sales that devices made without asking. The seats are given if nobody else has them, to all of a sale's passengers or to none. The cash
 * was taken in any case, so a sale that could not be is a booking too: EXPIRED, with its money beside it, until somebody decides what
 * becomes of its passengers.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OfflineSales {
    private final SecureRandom random = new SecureRandom();
    private OfflineSaleStore store;
    private SeatClaims claims;
    private SeatLeases leases;
    private Schedules schedules;
    private Outbox outbox;

    protected OfflineSales() {} // for the CDI proxy

    @Inject
    public OfflineSales(
            OfflineSaleStore store, SeatClaims claims, SeatLeases leases, Schedules schedules, Outbox outbox) {
        this.store = store;
        this.claims = claims;
        this.leases = leases;
        this.schedules = schedules;
        this.outbox = outbox;
    }

    /**
     * Takes down sales, in the order in which the device made them: a handful of statements, however many they are.
     *
     * @param plans of their schedules, which stand until the transaction ends
     * @return one for each
     */
    public List<SoldOffline> sell(UUID deviceId, List<OfflineSale> sales, Map<UUID, SchedulePlan> plans, Instant now) {
        List<Attempt> attempts = sales.stream().map(Attempt::new).toList();
        refuseWhatIsNotOnSale(deviceId, attempts, plans);
        List<Attempt> open =
                attempts.stream().filter(attempt -> attempt.refusal == null).toList();
        Set<UUID> made = claim(deviceId, open);
        refuseWhatIsTaken(open);
        claims.addRefused(attempts.stream()
                .filter(attempt -> attempt.refusal != null)
                .flatMap(attempt -> attempt.wishes.stream())
                .filter(wish -> !made.contains(wish.claimId()))
                .toList());
        List<SoldOffline> sold =
                attempts.stream().map(attempt -> attempt.sold(random, now)).toList();
        keep(sold, sales, now);
        return sold;
    }

    /** What was lent to the device may be sold until the bus does not run at all; what it sold at its own risk, as long as others may. */
    private void refuseWhatIsNotOnSale(UUID deviceId, List<Attempt> attempts, Map<UUID, SchedulePlan> plans) {
        Set<UUID> lent = store.lentOnce(
                deviceId, attempts.stream().map(attempt -> attempt.sale).toList());
        Map<Boolean, List<Attempt>> byPromise = attempts.stream()
                .collect(Collectors.partitioningBy(attempt -> lent.contains(attempt.sale.bookingId())));
        refuse(byPromise.get(true), schedules.objectionsToPromised(points(byPromise.get(true))));
        refuse(byPromise.get(false), schedules.objections(points(byPromise.get(false))));
        for (Attempt attempt : attempts) {
            SchedulePlan plan = plans.get(attempt.sale.trip().scheduleId());
            if (attempt.refusal == null
                    && !attempt.sale.passengers().stream()
                            .allMatch(passenger -> plan.seats().contains(passenger.seatNumber()))) {
                attempt.refusal = Problem.of(ProblemType.SEAT_UNKNOWN, "The bus has no such seat, or no longer.");
            }
        }
    }

    private static Set<BoardingPoint> points(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::point).collect(Collectors.toSet());
    }

    private static void refuse(List<Attempt> attempts, Map<BoardingPoint, Problem> objections) {
        attempts.forEach(attempt -> attempt.refusal = objections.get(attempt.point()));
    }

    /** Gives each sale its seats, as far as they are free: the claims that were made, be they given up again. */
    private Set<UUID> claim(UUID deviceId, List<Attempt> attempts) {
        Set<UUID> made = sellLent(deviceId, attempts);
        Set<UUID> taken = claims.takeEach(
                attempts.stream().flatMap(attempt -> attempt.missing().stream()).toList());
        made.addAll(taken);
        attempts.forEach(attempt -> attempt.own(taken));
        if (giveUpTheIncomplete(attempts)) {
            attempts.stream().filter(Attempt::isIncomplete).forEach(attempt -> made.addAll(tryAgain(attempt)));
        }
        return made;
    }

    private Set<UUID> sellLent(UUID deviceId, List<Attempt> attempts) {
        record Place(Attempt attempt, int index) {}
        List<Place> places = attempts.stream()
                .filter(attempt -> attempt.sale.isLent())
                .flatMap(attempt ->
                        IntStream.range(0, attempt.wishes.size()).mapToObj(index -> new Place(attempt, index)))
                .toList();
        List<LeasedSale> wanted = places.stream()
                .map(place -> place.attempt().wishes.get(place.index()))
                .map(wish -> LeasedSale.of(wish.scheduleId(), wish.seatNumber(), wish.segments(), wish.holderId()))
                .toList();
        Set<UUID> made = new HashSet<>();
        if (!wanted.isEmpty()) {
            List<Optional<UUID>> sold = leases.sellLeased(deviceId, wanted);
            for (int i = 0; i < sold.size(); i++) {
                Place place = places.get(i);
                sold.get(i).ifPresent(claimId -> {
                    place.attempt().own(place.index(), claimId);
                    made.add(claimId);
                });
            }
        }
        return made;
    }

    /** All of a sale's passengers have seats, or none. Whether somebody gave one up that another sale may have wanted. */
    private boolean giveUpTheIncomplete(List<Attempt> attempts) {
        List<UUID> given = attempts.stream()
                .filter(Attempt::isIncomplete)
                .flatMap(attempt -> attempt.owned.stream())
                .toList();
        if (!given.isEmpty()) {
            claims.release(given);
            attempts.stream().filter(Attempt::isIncomplete).forEach(attempt -> attempt.owned.clear());
        }
        return !given.isEmpty();
    }

    /** A seat that an earlier sale of the device could not use is there for a later one. */
    private Set<UUID> tryAgain(Attempt attempt) {
        attempt.rename();
        Set<UUID> taken = claims.takeEach(attempt.wishes);
        attempt.own(taken);
        giveUpTheIncomplete(List.of(attempt));
        return taken;
    }

    private void refuseWhatIsTaken(List<Attempt> attempts) {
        List<Attempt> lost = attempts.stream().filter(Attempt::isIncomplete).toList();
        Map<UUID, Instant> since = claims.takenSince(
                lost.stream().flatMap(attempt -> attempt.wishes.stream()).toList());
        lost.forEach(attempt -> {
            attempt.refusal = Problem.of(ProblemType.SEAT_TAKEN, "Somebody else has a seat of this sale.");
            attempt.wonAt = attempt.wishes.stream()
                    .map(SeatWish::claimId)
                    .filter(since::containsKey)
                    .map(since::get)
                    .min(Instant::compareTo)
                    .orElse(null);
        });
    }

    private void keep(List<SoldOffline> sold, List<OfflineSale> sales, Instant now) {
        Map<UUID, OfflineSale> byBooking =
                sales.stream().collect(Collectors.toMap(OfflineSale::bookingId, Function.identity()));
        List<Booking> bookings = sold.stream().map(SoldOffline::booking).toList();
        store.add(bookings, byBooking);
        Map<Booking, UUID> transactions = new LinkedHashMap<>();
        bookings.forEach(
                booking -> transactions.put(booking, byBooking.get(booking.id()).transactionId()));
        List<BookingPayment> payments = new ArrayList<>();
        List<TicketingEvent> news = new ArrayList<>();
        transactions.forEach((booking, transactionId) -> {
            boolean isSold = booking.status() == BookingStatus.PAID;
            payments.add(new BookingPayment(
                    transactionId, booking.id(), booking.total(), isSold ? Outcome.ACCEPTED : Outcome.UNDECIDED, now));
            if (isSold) {
                news.addAll(BookingEvents.reserved(booking, now));
                news.addAll(BookingEvents.paid(booking, transactionId, now));
            }
        });
        store.addPayments(payments);
        store.revoke(bookings.stream()
                .filter(booking -> booking.status() != BookingStatus.PAID)
                .map(Booking::id)
                .toList());
        outbox.publishAll(news);
    }

    /** A sale on its way to be a booking. */
    private static final class Attempt {
        final OfflineSale sale;
        final List<SeatWish> wishes = new ArrayList<>();
        final Set<UUID> owned = new HashSet<>();
        Problem refusal;
        Instant wonAt;

        Attempt(OfflineSale sale) {
            this.sale = sale;
            rename();
        }

        /** A claim is made once: who tries again makes others. */
        void rename() {
            wishes.clear();
            sale.passengers().forEach(passenger -> wishes.add(wish(Ids.next(), passenger)));
        }

        private SeatWish wish(UUID claimId, Passenger passenger) {
            return new SeatWish(
                    claimId, sale.trip().scheduleId(), passenger.seatNumber(), sale.segments(), sale.bookingId());
        }

        void own(int place, UUID claimId) {
            wishes.set(place, wish(claimId, sale.passengers().get(place)));
            owned.add(claimId);
        }

        void own(Set<UUID> taken) {
            wishes.stream().map(SeatWish::claimId).filter(taken::contains).forEach(owned::add);
        }

        List<SeatWish> missing() {
            return wishes.stream()
                    .filter(wish -> !owned.contains(wish.claimId()))
                    .toList();
        }

        boolean isIncomplete() {
            return owned.size() < wishes.size();
        }

        BoardingPoint point() {
            return new BoardingPoint(sale.trip().scheduleId(), sale.trip().fromSequence());
        }

        SoldOffline sold(SecureRandom random, Instant now) {
            List<Booking.Seat> seats = new ArrayList<>();
            for (int i = 0; i < wishes.size(); i++) {
                Passenger passenger = sale.passengers().get(i);
                seats.add(new Booking.Seat(
                        passenger.ticketId(),
                        wishes.get(i).claimId(),
                        passenger.seatNumber(),
                        null,
                        passenger.rider()));
            }
            Booking booking = new Booking(
                    sale.bookingId(),
                    BookingReference.next(random),
                    sale.trip(),
                    sale.contact(),
                    seats,
                    sale.terms(),
                    now,
                    now);
            if (refusal == null) {
                booking.pay();
            } else {
                booking.expire();
            }
            return new SoldOffline(booking, refusal, wonAt);
        }
    }
}
