package dev.twende.payment.reconciliations.control;

import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.providers.entity.WholeUnits;
import dev.twende.payment.reconciliations.entity.Mismatch.Disagreement;
import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.transactions.entity.BookingState;
import dev.twende.payment.transactions.entity.TransactionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what the provider, our books and ticketing say of one period. */
public final class ThreeWayMatch {
    private final Instant from;
    private final Instant to;
    private final Map<String, StatementLine> lines;
    private final Map<String, OurPayment> byReceipt;
    private final Collection<OurPayment> ours;
    private final Set<UUID> paid;
    private final Map<String, BookingState> bookings;
    private final List<Disagreement> disagreements = new ArrayList<>();

    /**
     * @param lines of the statement; may reach beyond the period, since money begun in it may move a little later
     * @param ours begun in the period, and all that have a receipt of these lines
     * @param paid of all bookings concerned, by whatever method: the transactions that brought money
     * @param bookings by reference
     */
    public ThreeWayMatch(
            Instant from,
            Instant to,
            Collection<StatementLine> lines,
            Collection<OurPayment> ours,
            Set<UUID> paid,
            Map<String, BookingState> bookings) {
        this.from = from;
        this.to = to;
        this.lines =
                lines.stream().collect(Collectors.toMap(StatementLine::receipt, Function.identity(), (a, same) -> a));
        this.byReceipt = ours.stream()
                .filter(payment -> payment.receipt().isPresent())
                .collect(Collectors.toMap(payment -> payment.receipt().get(), Function.identity()));
        this.ours = ours;
        this.paid = paid;
        this.bookings = bookings;
    }

    /** Everything that does not agree; empty when all is well. */
    public List<Disagreement> disagreements() {
        lines.values().stream().filter(line -> isInPeriod(line.at())).forEach(this::compareLine);
        ours.stream().filter(OurPayment::isPaid).forEach(this::comparePayment);
        ours.stream()
                .map(OurPayment::bookingReference)
                .distinct()
                .map(bookings::get)
                .filter(booking -> booking != null && booking.isPaid())
                .forEach(this::compareBooking);
        return List.copyOf(disagreements);
    }

    private void compareLine(StatementLine line) {
        OurPayment payment = byReceipt.get(line.receipt());
        if (payment == null) {
            disagreements.add(new Disagreement(
                    MismatchKind.MISSING_HERE,
                    line.receipt(),
                    null,
                    null,
                    line.reference(),
                    null,
                    line.amount().toPlainString()));
        } else if (!payment.isPaid()) {
            add(
                    MismatchKind.MISSING_HERE,
                    payment,
                    payment.status().name(),
                    line.amount().toPlainString());
        } else if (!WholeUnits.isSame(line.amount(), payment.price())) {
            add(
                    MismatchKind.AMOUNT_DIFFERS,
                    payment,
                    payment.price().toString(),
                    line.amount().toPlainString());
        }
    }

    private void comparePayment(OurPayment payment) {
        boolean shown = payment.receipt().filter(lines::containsKey).isPresent();
        if (!shown && isInPeriod(payment.createdAt())) {
            add(MismatchKind.MISSING_AT_PROVIDER, payment, payment.price().toString(), null);
        }
        if (!payment.booked().equals(Optional.of(payment.price().amount()))) {
            String booked =
                    payment.booked().map(amount -> amount + " in the ledger").orElse("nothing in the ledger");
            add(MismatchKind.AMOUNT_DIFFERS, payment, payment.price().toString(), booked);
        }
        BookingState booking = bookings.get(payment.bookingReference());
        boolean known = booking != null
                && booking.payments().stream()
                        .anyMatch(told -> told.transactionId().equals(payment.transactionId()));
        if (payment.status() == TransactionStatus.SUCCEEDED && !known) {
            add(
                    MismatchKind.PAID_WITHOUT_TICKET,
                    payment,
                    payment.price().toString(),
                    booking == null ? "no such booking" : booking.status());
        }
    }

    private void compareBooking(BookingState booking) {
        boolean covered = booking.payments().stream()
                .filter(BookingState.Payment::isAccepted)
                .anyMatch(payment -> paid.contains(payment.transactionId()));
        if (!covered) {
            disagreements.add(new Disagreement(
                    MismatchKind.TICKET_WITHOUT_PAYMENT,
                    null,
                    null,
                    booking.companyId(),
                    booking.bookingReference(),
                    null,
                    booking.amount().toString()));
        }
    }

    private void add(MismatchKind kind, OurPayment payment, String expected, String found) {
        disagreements.add(new Disagreement(
                kind,
                payment.receipt().orElse(null),
                payment.transactionId(),
                payment.companyId(),
                payment.bookingReference(),
                expected,
                found));
    }

    private boolean isInPeriod(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
