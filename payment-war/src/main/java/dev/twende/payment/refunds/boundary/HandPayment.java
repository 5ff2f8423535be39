package dev.twende.payment.refunds.boundary;

import dev.twende.payment.refunds.entity.PaidFrom;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Says that a person has paid a refund.
 *
 * @param reference what proves it: the receipt's number, the bank's reference
 */
public record HandPayment(
        @NotNull PaidFrom paidFrom,
        @NotBlank @Size(max = 100) String reference) {}
