package dev.twende.payment.providers.entity;

import java.util.Optional;

/**
 * What became of this refund?
 *
 * @param order as it was given to the provider
 * @param ids the provider's ids of the refund; empty when it never answered
 */
public record RefundQuery(RefundOrder order, Optional<ProviderIds> ids) {}
