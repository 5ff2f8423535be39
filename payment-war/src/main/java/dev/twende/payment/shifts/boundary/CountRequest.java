package dev.twende.payment.shifts.boundary;

import dev.twende.kit.money.Amount;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was counted at the end of a shift. */
public record CountRequest(@NotNull @Size(min = 1, max = 20) List<@NotNull @Valid Counted> counted) {

    /**
     * What was counted of one method.
     *
     * @param amount in minor units of the shift's currency
     */
    public record Counted(
            @NotBlank @Size(max = 20) String method,
            @NotNull @Min(0) @Max(Amount.MAX) Long amount) {}

    /** By method; who names one twice means the sum. */
    Map<String, Long> byMethod() {
        Map<String, Long> amounts = new LinkedHashMap<>();
        counted.forEach(count -> amounts.merge(count.method(), count.amount(), Long::sum));
        return amounts;
    }
}
