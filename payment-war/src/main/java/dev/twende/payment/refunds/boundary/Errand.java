package dev.twende.payment.refunds.boundary;

import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be said to a provider about a refund.
 *
 * @param order as the provider knows it, whose id is that of the current try
 * @param question empty when it is asked to pay, not what became of it
 */
record Errand(UUID refundId, PaymentMethod method, RefundOrder order, Optional<RefundQuery> question) {}
