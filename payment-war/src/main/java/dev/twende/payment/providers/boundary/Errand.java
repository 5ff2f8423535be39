package dev.twende.payment.providers.boundary;

import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be said to a provider about money that goes out.
 *
 * @param debtId what it pays off, as the feature it comes from knows it
 * @param order as the provider knows it, whose id is that of the current try
 * @param question empty when it is asked to pay, not what became of it
 */
public record Errand(UUID debtId, PaymentMethod method, RefundOrder order, Optional<RefundQuery> question) {}
