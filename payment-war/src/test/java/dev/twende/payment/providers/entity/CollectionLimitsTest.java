package dev.twende.payment.providers.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionLimitsTest {
    /** Currencies without a minor unit, with two digits and with three. */
    private static final CollectionLimits LIMITS = new CollectionLimits(List.of("RWF", "KES", "TND"), 250_000);

    @ParameterizedTest
    @CsvSource({"1, RWF", "250000, RWF", "100, KES", "25000000, KES", "1000, TND", "250000000, TND"})
    void allowsWholeUnitsWithinTheLimits(long amount, String currency) {
        LIMITS.mustAllow(new Money(amount, currency), "The provider");
    }

    @ParameterizedTest
    @CsvSource({
        "0, RWF, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "-1, RWF, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "-9223372036854775808, RWF, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "250001, RWF, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "9223372036854775807, RWF, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "25000100, KES, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "250001000, TND, PAYMENT_AMOUNT_OUT_OF_RANGE",
        "5050, KES, PAYMENT_METHOD_UNSUPPORTED",
        "1, KES, PAYMENT_METHOD_UNSUPPORTED",
        "1250, TND, PAYMENT_METHOD_UNSUPPORTED",
        "1, TND, PAYMENT_METHOD_UNSUPPORTED",
        "5000, UGX, PAYMENT_METHOD_UNSUPPORTED"
    })
    void refusesAllElseAndSaysWhy(long amount, String currency, ProblemType why) {
        Problem refusal = catchThrowableOfType(
                Problem.class, () -> LIMITS.mustAllow(new Money(amount, currency), "The provider"));

        assertThat(refusal).isNotNull();
        assertThat(refusal.type()).isEqualTo(why);
        assertThat(refusal.detail()).startsWith("The provider ");
    }
}
