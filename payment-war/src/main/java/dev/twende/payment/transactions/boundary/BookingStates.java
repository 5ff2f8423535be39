package dev.twende.payment.transactions.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.payment.transactions.control.Ticketing;
import dev.twende.payment.transactions.entity.BookingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the other features of this house may ask ticketing about bookings. Never asked inside a transaction. */
@ApplicationScoped
public class BookingStates {
    /** The most references that ticketing takes at once. */
    private static final int BATCH = 500;

    private Ticketing ticketing;

    protected BookingStates() {} // for the CDI proxy

    @Inject
    public BookingStates(Ticketing ticketing) {
        this.ticketing = ticketing;
    }

    /**
     * The price of a booking that someone is about to pay; its seats wait for the money. Answers or fails within two seconds.
     *
     * @throws Problem ticketing's own when it cannot be paid, or dependency-unavailable
     */
    public Money priceNow(String bookingReference) {
        return ticketing.beginPaymentNow(bookingReference).amount();
    }

    /** How these bookings stand, by reference; those that do not exist are left out. */
    public Map<String, BookingState> of(Collection<String> bookingReferences) {
        List<String> references = List.copyOf(bookingReferences);
        List<BookingState> states = new ArrayList<>();
        for (int from = 0; from < references.size(); from += BATCH) {
            states.addAll(ticketing.states(references.subList(from, Math.min(from + BATCH, references.size()))));
        }
        return states.stream().collect(Collectors.toMap(BookingState::bookingReference, Function.identity()));
    }
}
