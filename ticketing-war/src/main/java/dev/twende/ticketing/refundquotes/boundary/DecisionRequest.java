package dev.twende.ticketing.refundquotes.boundary;

import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.constraints.Pattern;

/**
 * Takes or gives up what was quoted.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 * @param confirmNoRefund that the tickets are given back although no money comes back
 * @param asVoucher that a voucher of the company is wanted instead of the money
 */
public record DecisionRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number")
        String phone,

        boolean confirmNoRefund,
        boolean asVoucher) {}
