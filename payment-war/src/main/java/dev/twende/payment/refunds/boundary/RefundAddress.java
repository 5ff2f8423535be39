package dev.twende.payment.refunds.boundary;

import dev.twende.payment.providers.entity.PaymentMethod;
import java.util.UUID;

/** Whose callback address it is, and in whose words callbacks speak there. */
public record RefundAddress(UUID refundId, PaymentMethod method) {}
