package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.terms.entity.Bearer;
import java.util.UUID;

/** A charge that was booked, and who bears it by the terms. */
public record ChargeResponse(UUID transactionId, Money amount, Bearer borneBy) {}
