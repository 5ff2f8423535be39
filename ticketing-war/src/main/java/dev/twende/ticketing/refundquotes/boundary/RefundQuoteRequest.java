package dev.twende.ticketing.refundquotes.boundary;

import dev.twende.kit.money.Amount;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks what giving tickets back would bring.
 *
 * @param phone of someone in the party; may be absent for those who sell for the company
 * @param ticketIds absent for all of the booking
 * @param overrule another fee than the conditions say; only by the company's admins
 */
public record RefundQuoteRequest(
        @Pattern(regexp = PhoneNumber.FORM, message = "must be a phone number") @Schema(example = "+250788123456")
        String phone,

        @Size(max = 10) List<@NotNull UUID> ticketIds,
        @Valid Overrule overrule) {

    /**
     * Another fee.
     *
     * @param fee for each ticket, at most its price; 0 gives all of it back
     */
    public record Overrule(
            @NotNull @Amount(min = 0) Money fee,

            @NotBlank @Size(max = 500) @Schema(example = "SALES_STAFF_ERROR: sold for the wrong day")
            String reason) {}
}
