package dev.twende.payment.transactions.entity;

import dev.twende.kit.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * How a booking stands with its money, as ticketing says.
 *
 * @param status RESERVED, PAID, EXPIRED or CANCELLED
 * @param amount the price that pays for it
 * @param payments every payment that ticketing was told of
 */
public record BookingState(
        String bookingReference, UUID companyId, String status, Money amount, List<Payment> payments) {

    /**
     * One payment that ticketing was told of.
     *
     * @param outcome ACCEPTED when it pays for the tickets, else what happens to it
     */
    public record Payment(UUID transactionId, Money amount, String outcome) {
        public boolean isAccepted() {
            return outcome.equals("ACCEPTED");
        }
    }

    public boolean isPaid() {
        return status.equals("PAID");
    }
}
