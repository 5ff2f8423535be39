package dev.twende.ticketing.vouchers.boundary;

import java.util.List;
import java.util.UUID;

/** Vouchers that were issued together. */
public record IssuedResponse(UUID batchId, List<VoucherResponse> items) {}
