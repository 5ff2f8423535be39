package dev.twende.kit.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    private record Request(
            @Amount Money positive, @Amount(min = 0) Money notNegative) {}

    @ParameterizedTest
    @CsvSource({
        "1, RWF, true",
        "150, KES, true",
        "1250, TND, true",
        "1000000000000000, RWF, true",
        "0, RWF, false",
        "-1, RWF, false",
        "1000000000000001, RWF, false",
        "9223372036854775807, RWF, false",
        "5000, rwf, false",
        "5000, ABC, false",
        "5000, XXX, false",
        "5000, XAU, false",
        "5000, , false"
    })
    void takesPositiveAmountsOfCurrenciesThatExist(long amount, String currency, boolean valid) {
        assertThat(of("positive").isValid(new Money(amount, currency), null)).isEqualTo(valid);
    }

    @Test
    void takesNothingAtAllOnlyWhereThatIsSaid() {
        assertThat(of("notNegative").isValid(new Money(0, "RWF"), null)).isTrue();
        assertThat(of("notNegative").isValid(new Money(-1, "RWF"), null)).isFalse();
        assertThat(of("positive").isValid(null, null)).isTrue();
    }

    private static AmountValidator of(String component) {
        for (RecordComponent candidate : Request.class.getRecordComponents()) {
            if (candidate.getName().equals(component)) {
                AmountValidator validator = new AmountValidator();
                validator.initialize(candidate.getAnnotation(Amount.class));
                return validator;
            }
        }
        throw new IllegalArgumentException(component);
    }
}
