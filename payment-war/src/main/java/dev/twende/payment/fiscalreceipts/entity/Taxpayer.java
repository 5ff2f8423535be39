package dev.twende.payment.fiscalreceipts.entity;

import java.util.UUID;

/**
 * Who sells, to the tax authority.
 *
 * @param tin the taxpayer's number
 * @param branchId which of its branches, 00 for the head office
 */
public record Taxpayer(UUID companyId, String tin, String branchId, TaxType taxType) {}
