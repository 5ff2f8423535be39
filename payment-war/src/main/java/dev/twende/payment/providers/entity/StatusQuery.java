package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of this collection?
 *
 * @param ids as the provider gave them, or as {@code PaymentProvider.idsBeforehand} made them
 * @param amount what was asked for
 * @param lastCode what the provider said of it last, whether claimed in a callback or answered to us: some answers must be heard twice
 */
public record StatusQuery(UUID transactionId, ProviderIds ids, Money amount, Optional<ResultCode> lastCode) {}
