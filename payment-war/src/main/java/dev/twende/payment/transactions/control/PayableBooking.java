package dev.twende.payment.transactions.control;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What ticketing answers when payment of a booking begins: the authoritative price, and until when the seats wait for it.
 *
 * @param supplementId what it is for when the booking is paid and more is to be paid; null for the price of the booking
 */
public record PayableBooking(
        String bookingReference, UUID companyId, Money amount, Instant holdExpiresAt, UUID supplementId) {}
