package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.BookingPayment.Outcome;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import java.util.List;
import java.util.UUID;

/**
 * How bookings stand with their money.
 *
 * @param items in no order; references that nobody was given are left out
 */
public record PaymentStates(List<Item> items) {

    /**
     * One booking.
     *
     * @param amount that pays for it: its price, or the supplement that is waited for
     * @param payments every payment we were told of, with what was done about it
     */
    public record Item(
            String bookingReference, UUID companyId, BookingStatus status, Money amount, List<Payment> payments) {
        static Item from(Booking booking, Money amount, List<BookingPayment> payments) {
            return new Item(
                    booking.reference(),
                    booking.trip().companyId(),
                    booking.status(),
                    amount,
                    payments.stream()
                            .filter(payment -> payment.bookingId().equals(booking.id()))
                            .map(Payment::from)
                            .toList());
        }
    }

    /** One payment of a booking. */
    public record Payment(UUID transactionId, Money amount, Outcome outcome) {
        static Payment from(BookingPayment payment) {
            return new Payment(payment.transactionId(), payment.money(), payment.outcome());
        }
    }
}
