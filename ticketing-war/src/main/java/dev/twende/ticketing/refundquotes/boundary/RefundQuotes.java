package dev.twende.ticketing.refundquotes.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.ticketing.bookings.boundary.AfterSales;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.refundquotes.boundary.RefundQuoteRequest.Overrule;
import dev.twende.ticketing.refundquotes.control.RefundQuoteConfig;
import dev.twende.ticketing.refundquotes.control.RefundQuoteStore;
import dev.twende.ticketing.refundquotes.entity.RefundLine;
import dev.twende.ticketing.refundquotes.entity.RefundPolicy;
import dev.twende.ticketing.refundquotes.entity.RefundQuote;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.vouchers.boundary.RefundVoucher;
import dev.twende.ticketing.vouchers.boundary.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Quotes for tickets that are given back: made, accepted once, or left. */
@ApplicationScoped
@Transactional
public class RefundQuotes {
    private RefundQuoteStore store;
    private AfterSales afterSales;
    private Schedules schedules;
    private Vouchers vouchers;
    private IdempotentRequests idempotent;
    private RefundQuoteConfig config;
    private Caller caller;

    protected RefundQuotes() {} // for the CDI proxy

    @Inject
    public RefundQuotes(
            RefundQuoteStore store,
            AfterSales afterSales,
            Schedules schedules,
            Vouchers vouchers,
            IdempotentRequests idempotent,
            RefundQuoteConfig config,
            Caller caller) {
        this.store = store;
        this.afterSales = afterSales;
        this.schedules = schedules;
        this.vouchers = vouchers;
        this.idempotent = idempotent;
        this.config = config;
        this.caller = caller;
    }

    /**
     * Reckons what comes back, and changes nothing.
     *
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE} when it is not paid, or a passenger has travelled;
     *     {@link ProblemType#TOO_MANY_REQUESTS} when too many quotes are open; {@link ProblemType#NOT_SELLABLE} when a party would be
     *     left in which nobody pays
     */
    public RefundQuoteResponse propose(String reference, RefundQuoteRequest request, IdempotencyKey key) {
        Booking booking = afterSales.known(reference, request.phone());
        return idempotent.once(
                key,
                "refund-quotes.propose " + booking.reference(),
                request,
                RefundQuoteResponse.class,
                () -> propose(booking, request));
    }

    private RefundQuoteResponse propose(Booking booking, RefundQuoteRequest request) {
        booking.mustBePaid();
        List<Ticket> given = booking.chosen(request.ticketIds());
        given.forEach(Ticket::mustBeUnused);
        Instant now = afterSales.now();
        if (store.countOpen(booking.id(), now) >= config.openMax()) {
            throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many quotes of this booking are open.")
                    .retryAfter(config.validity());
        }
        Optional<RefundQuote.Overrule> overrule =
                Optional.ofNullable(request.overrule()).map(wanted -> overrule(wanted, booking));
        RefundPolicy policy = policy(
                booking,
                Optional.ofNullable(request.overrule()).map(Overrule::fee).map(fee -> fee.amount()),
                now);
        List<RefundLine> lines = given.stream()
                .map(ticket -> new RefundLine(
                        ticket.id(),
                        ticket.price().amount(),
                        policy.fee(ticket.price().amount())))
                .toList();
        RefundQuote quote = new RefundQuote(
                Ids.next(),
                new RefundQuote.Whose(
                        booking.id(), booking.reference(), booking.trip().companyId(), afterSales.moneyLeft(booking)),
                lines,
                policy.validUntil(config.validity()),
                overrule,
                now);
        store.add(quote);
        return RefundQuoteResponse.from(quote, Optional.empty(), now);
    }

    private RefundQuote.Overrule overrule(Overrule wanted, Booking booking) {
        if (!caller.is(Roles.COMPANY_ADMIN) && !caller.is(Roles.SUPER_ADMIN)) {
            throw Problem.of(ProblemType.FORBIDDEN, "Only the company's admins set another fee than the conditions.");
        }
        caller.mustActFor(booking.trip().companyId());
        if (!wanted.fee().currency().equals(booking.total().currency())) {
            throw Problem.invalid(
                    "overrule.fee", "must be in " + booking.total().currency());
        }
        return new RefundQuote.Overrule(caller.userId(), wanted.reason());
    }

    private RefundPolicy policy(Booking booking, Optional<Long> setFee, Instant now) {
        UUID scheduleId = booking.trip().scheduleId();
        return new RefundPolicy(
                Bookings.conditions(booking),
                schedules.stop(scheduleId, booking.trip().fromSequence()).departureTime(),
                !schedules.isCancelled(scheduleId),
                setFee,
                now);
    }

    /**
     * How a quote stands.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public RefundQuoteResponse find(String reference, UUID quoteId, String phone) {
        Booking booking = afterSales.known(reference, phone);
        return shown(store.require(quoteId, booking.id()), afterSales.now());
    }

    private RefundQuoteResponse shown(RefundQuote quote, Instant now) {
        Optional<RefundVoucher> voucher = quote.isConfirmed() ? vouchers.ofRefund(quote.id()) : Optional.empty();
        return RefundQuoteResponse.from(quote, voucher, now);
    }

    /**
     * Gives the tickets back for what was quoted, in money or as a voucher, once: whoever accepts again is told how it stands.
     *
     * @throws Problem {@link ProblemType#QUOTE_EXPIRED}, {@link ProblemType#QUOTE_CLOSED}, {@link ProblemType#NOTHING_REFUNDED};
     *     {@link ProblemType#QUOTE_OUTDATED} when the booking was changed meanwhile
     */
    public RefundQuoteResponse accept(String reference, UUID quoteId, DecisionRequest request) {
        Booking booking = afterSales.lock(reference, request.phone());
        RefundQuote quote = store.require(quoteId, booking.id());
        Instant now = afterSales.now();
        if (!quote.isConfirmed()) {
            quote.confirm(request.confirmNoRefund(), now);
            if (request.asVoucher()) {
                afterSales.giveBackForVoucher(booking, quoted(quote, booking), quote.refundable(), quote.id(), now);
            } else {
                afterSales.giveBack(booking, quoted(quote, booking), quote.refundable(), quote.id(), now);
            }
        }
        return shown(quote, now);
    }

    /** The quote's tickets, provided that they are what they were. */
    private static List<Ticket> quoted(RefundQuote quote, Booking booking) {
        booking.mustBePaid();
        List<Ticket> tickets = booking.unchanged(
                        quote.lines().stream().collect(Collectors.toMap(RefundLine::ticketId, RefundLine::price)))
                .orElseThrow(() -> Problem.of(ProblemType.QUOTE_OUTDATED, "A ticket of the quote is not what it was."));
        return booking.chosen(tickets.stream().map(Ticket::id).toList());
    }

    /**
     * Gives the quote up; a second time changes nothing.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED} when it was accepted
     */
    public RefundQuoteResponse withdraw(String reference, UUID quoteId, DecisionRequest request) {
        Booking booking = afterSales.lock(reference, request.phone());
        RefundQuote quote = store.require(quoteId, booking.id());
        Instant now = afterSales.now();
        quote.withdraw(now);
        return shown(quote, now);
    }
}
