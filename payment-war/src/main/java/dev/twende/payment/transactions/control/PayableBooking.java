package dev.twende.payment.transactions.control;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/** What ticketing answers when payment of a booking begins: the authoritative price, and until when the seats wait for it. */
public record PayableBooking(String bookingReference, UUID companyId, Money amount, Instant holdExpiresAt) {}
