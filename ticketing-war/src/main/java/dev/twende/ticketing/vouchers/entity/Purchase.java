package dev.twende.ticketing.vouchers.entity;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * What somebody wants to use a voucher for.
 *
 * @param channel through which it is bought
 * @param total before the voucher
 * @param phone of the contact, digits; null when it is not known yet
 */
public record Purchase(
        UUID companyId, UUID routeId, UUID fromStopId, UUID toStopId, String channel, Money total, String phone) {}
