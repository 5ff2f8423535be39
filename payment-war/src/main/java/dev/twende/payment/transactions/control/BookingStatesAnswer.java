package dev.twende.payment.transactions.control;

import dev.twende.payment.transactions.entity.BookingState;
import java.util.List;

/** What ticketing answers when asked how bookings stand; those that do not exist are left out. */
public record BookingStatesAnswer(List<BookingState> items) {
    /** The question. */
    public record Question(List<String> references) {}
}
