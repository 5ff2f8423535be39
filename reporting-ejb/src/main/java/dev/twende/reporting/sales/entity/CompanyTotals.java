package dev.twende.reporting.sales.entity;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The totals of one company in one currency over a period.
 *
 * @param companyName null until the company's first schedule has been heard of
 * @param gross the price of all tickets paid in the period; refunds are not taken off
 * @param received what payers' transactions brought in; it runs ahead of gross while tickets are being settled
 * @param asOf when the newest fact inside happened; without any, when the company was last heard of
 * @param projectedAt when that fact was added; null when there is none
 */
public record CompanyTotals(
        UUID companyId,
        String companyName,
        long ticketsReserved,
        long ticketsPaid,
        long ticketsExpired,
        long ticketsCancelled,
        long paymentsFailed,
        Money gross,
        Money received,
        Instant asOf,
        Instant projectedAt) {}
