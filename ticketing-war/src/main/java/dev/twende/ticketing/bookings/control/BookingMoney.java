package dev.twende.ticketing.bookings.control;

import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.BookingShare;
import dev.twende.ticketing.bookings.entity.Repayment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which payments' money stands behind which booking. Whoever changes it holds the booking's row, so that two refunds never find the
 * same money.
 */
@ApplicationScoped
public class BookingMoney {
    private static final Comparator<BookingShare> LARGEST_FIRST = Comparator.comparing(
                    (BookingShare share) -> -share.money().amount())
            .thenComparing(BookingShare::transactionId);

    private BookingStore store;
    private Outbox outbox;

    protected BookingMoney() {} // for the CDI proxy

    @Inject
    public BookingMoney(BookingStore store, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
    }

    /**
     * The payment is wanted.
     *
     * @param bookingId behind which it stands: the one that it was paid for, or one that passengers went to from there
     */
    public void accept(BookingPayment payment, UUID bookingId) {
        store.add(payment);
        store.flush(); // JPA does not order inserts for soft foreign keys
        store.add(new BookingShare(Ids.next(), bookingId, payment.transactionId(), payment.money()));
    }

    /** What of the booking's money is still here. */
    public Money left(Booking booking) {
        return store.shares(booking.id()).stream()
                .map(BookingShare::money)
                .reduce(new Money(0, booking.total().currency()), Money::plus);
    }

    /**
     * Asks payment to send this much back, or what is left if that is less.
     *
     * @param returnId what it is for; also the id of the first refund
     * @return what was asked for
     */
    public Money giveBack(Booking booking, Money amount, UUID returnId, String reason, Instant now) {
        Money sum = new Money(0, amount.currency());
        List<TicketingEvent> asked = new ArrayList<>();
        for (Part part : take(store.shares(booking.id()), amount)) {
            UUID refundId = asked.isEmpty() ? returnId : Ids.next();
            store.add(new Repayment(refundId, returnId, booking.id(), part.transactionId(), part.money(), now));
            asked.add(BookingEvents.refundRequested(booking, part.transactionId(), part.money(), reason, refundId));
            sum = sum.plus(part.money());
        }
        outbox.publishAll(asked);
        return sum;
    }

    /**
     * The company keeps this much for good, or what is left if that is less, and owes a voucher for it: no refund takes it any more.
     *
     * @return what it keeps
     */
    public Money keep(Booking booking, Money amount) {
        return take(store.shares(booking.id()), amount).stream()
                .map(Part::money)
                .reduce(new Money(0, amount.currency()), Money::plus);
    }

    /** Lets money go with passengers to another booking. */
    public void move(Booking from, Booking to, Money amount) {
        List<BookingShare> there = store.shares(to.id());
        for (Part part : take(store.shares(from.id()), amount)) {
            there.stream()
                    .filter(share -> share.transactionId().equals(part.transactionId()))
                    .findFirst()
                    .ifPresentOrElse(
                            share -> share.add(part.money()),
                            () -> store.add(new BookingShare(Ids.next(), to.id(), part.transactionId(), part.money())));
        }
    }

    /**
     * Money of the payment went back that nobody here had asked back: the booking it was paid for loses it first, then those that
     * passengers went to.
     */
    public void wentBack(BookingPayment payment, Money amount) {
        List<BookingShare> shares = store.sharesOf(payment.transactionId()).stream()
                .sorted(Comparator.comparing(
                                (BookingShare share) -> !share.bookingId().equals(payment.bookingId()))
                        .thenComparing(BookingShare::bookingId))
                .toList();
        drain(shares, amount);
    }

    /**
     * Whether all that was to go back of this booking's money is back: all that ever came, or, when its tickets were given back, all
     * that was asked for.
     */
    public boolean isAllBack(Booking booking) {
        List<Repayment> asked = store.repayments(booking.id());
        boolean allAsked =
                booking.isGivenBack() && !asked.isEmpty() && asked.stream().allMatch(Repayment::isRepaid);
        List<UUID> payments = store.shares(booking.id()).stream()
                .map(BookingShare::transactionId)
                .toList();
        return allAsked || !payments.isEmpty() && payments.stream().allMatch(this::isBack);
    }

    private boolean isBack(UUID transactionId) {
        return store.findPayment(transactionId)
                .filter(payment ->
                        store.refunded(transactionId) >= payment.money().amount())
                .isPresent();
    }

    /** Notes that a refund is back. */
    public Optional<Repayment> repaid(UUID refundId, Instant now) {
        Optional<Repayment> asked = store.findRepayment(refundId);
        asked.ifPresent(repayment -> repayment.repaid(now));
        return asked;
    }

    /** Whether everything that was given back at once is paid for. */
    public boolean isRepaid(Repayment repayment) {
        return store.repayments(repayment.bookingId()).stream()
                .filter(other -> other.returnId().equals(repayment.returnId()))
                .allMatch(Repayment::isRepaid);
    }

    /** Money of one payment. */
    private record Part(UUID transactionId, Money money) {}

    /** From one payment if one has it all, else from as few as possible. */
    private static List<Part> take(List<BookingShare> shares, Money wanted) {
        Optional<BookingShare> enough = shares.stream()
                .filter(share -> share.money().amount() >= wanted.amount())
                .min(LARGEST_FIRST.reversed());
        return drain(
                enough.map(List::of)
                        .orElseGet(() -> shares.stream().sorted(LARGEST_FIRST).toList()),
                wanted);
    }

    private static List<Part> drain(List<BookingShare> shares, Money wanted) {
        List<Part> parts = new ArrayList<>();
        Money open = wanted;
        for (BookingShare share : shares) {
            Money taken = share.take(open);
            if (taken.amount() > 0) {
                parts.add(new Part(share.transactionId(), taken));
                open = new Money(open.amount() - taken.amount(), open.currency());
            }
        }
        return parts;
    }
}
