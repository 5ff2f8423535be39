package dev.twende.company.fares.boundary;

import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.fares.entity.Fare;
import dev.twende.kit.problem.Problem;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A change of all prices of a route at once.
 *
 * @param percent by how much, with up to two decimals; either this or {@code amount}
 * @param amount by how much, in minor units
 * @param rounding new prices are multiples of this many minor units, rounded half up; left out for 1
 * @param validFrom the first service date with new prices
 * @param fareClass left out, together with {@code rider_category}, for all
 * @param dryRun shows what would change, and changes nothing
 */
public record AdjustRequest(
        @DecimalMin("-99") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal percent,

        @Min(-Fare.AMOUNT_MAX) @Max(Fare.AMOUNT_MAX) Long amount,
        @Min(1) @Max(1_000_000) Long rounding,
        @NotNull LocalDate validFrom,
        @Pattern(regexp = FareClass.CODE) String fareClass,
        @Pattern(regexp = FareClass.CODE) String riderCategory,
        Boolean dryRun) {

    void mustSayHowMuch() {
        if ((percent == null) == (amount == null)) {
            throw Problem.invalid("percent", "either percent or amount must be given");
        }
        if ((fareClass == null) != (riderCategory == null)) {
            throw Problem.invalid("rider_category", "must be given together with fare_class, or neither");
        }
    }

    /** The new price of an old one. A price of nothing stays one: what is free is so on purpose. */
    long apply(long price) {
        if (price == 0) {
            return 0;
        }
        BigDecimal changed = percent == null
                ? BigDecimal.valueOf(price + amount)
                : BigDecimal.valueOf(price).multiply(percent.movePointLeft(2).add(BigDecimal.ONE));
        BigDecimal step = BigDecimal.valueOf(rounding == null ? 1 : rounding);
        long rounded =
                changed.divide(step, 0, RoundingMode.HALF_UP).multiply(step).longValueExact();
        if (rounded <= 0 || rounded > Fare.AMOUNT_MAX) {
            throw Problem.invalid(
                    percent == null ? "amount" : "percent",
                    "would make " + rounded + " of " + price + ", which is no price");
        }
        return rounded;
    }
}
