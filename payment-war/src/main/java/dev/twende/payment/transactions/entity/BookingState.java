package dev.twende.payment.transactions.entity;

import dev.twende.kit.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * How a booking stands with its money, as ticketing says.
 *
 * @param status RESERVED, PAID, EXPIRED or CANCELLED
 * @param amount that pays for it: its price, or the supplement that is waited for
 * @param payments every payment that ticketing was told of
 */
public record BookingState(
        String bookingReference, UUID companyId, String status, Money amount, List<Payment> payments) {

    /**
     * One payment that ticketing was told of.
     *
     * @param outcome ACCEPTED when it pays for the tickets, SUPPLEMENT when it pays the difference for others, else what happens to it
     */
    public record Payment(UUID transactionId, Money amount, String outcome) {
        public boolean isAccepted() {
            return outcome.equals("ACCEPTED") || outcome.equals("SUPPLEMENT");
        }
    }

    public boolean isPaid() {
        return status.equals("PAID");
    }
}
