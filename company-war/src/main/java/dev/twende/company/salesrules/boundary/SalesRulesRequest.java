package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.PassengerField;
import dev.twende.company.salesrules.entity.PassengerFields;
import dev.twende.company.salesrules.entity.PayLater;
import dev.twende.company.salesrules.entity.RiderCategories;
import dev.twende.company.salesrules.entity.RiderCategory;
import dev.twende.company.salesrules.entity.SalesWindows;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The rules of a company; they replace those before.
 *
 * @param salesWindows a channel that is left out sells from the publication until the departure
 * @param riderCategories ADULT among them; left out for the usual ones
 * @param passengerFields what every passenger must tell beside the name, on routes that do not ask otherwise; left out for nothing
 * @param payLater how the counters reserve seats that are paid later; left out for not at all
 */
public record SalesRulesRequest(
        @NotNull @Size(max = 3) List<@NotNull @Valid WindowRequest> salesWindows,
        @Size(min = 1, max = RiderCategories.CATEGORIES_MAX) List<@NotNull @Valid RiderRequest> riderCategories,
        @Size(max = 8) List<@NotNull PassengerField> passengerFields,
        @Valid PayLaterData payLater) {

    /**
     * A kind of riders.
     *
     * @param fromAge a hint for whoever sells, in whole years
     * @param toAge included
     */
    public record RiderRequest(
            @NotNull @Pattern(regexp = RiderCategory.CODE, message = "must be capitals, digits and _")
            String code,

            @NotBlank @Size(max = 80) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line")
            String name,

            @Min(0) @Max(150) Integer fromAge,
            @Min(0) @Max(150) Integer toAge) {}

    SalesWindows windows() {
        return SalesWindows.checked(
                salesWindows.stream().map(WindowRequest::window).toList(), "sales_windows");
    }

    /** Null for not at all. */
    PayLater later() {
        return payLater == null ? null : payLater.payLater();
    }

    PassengerFields fields() {
        return PassengerFields.of(passengerFields);
    }

    RiderCategories riders() {
        return riderCategories == null
                ? RiderCategories.USUAL
                : RiderCategories.checked(
                        riderCategories.stream()
                                .map(rider -> new RiderCategory(
                                        rider.code(), rider.name().strip(), rider.fromAge(), rider.toAge()))
                                .toList(),
                        "rider_categories");
    }
}
