package dev.twende.payment.providers.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class WholeUnitsTest {
    @Test
    void francsHaveNoMinorUnitAndShillingsHaveCents() {
        assertThat(WholeUnits.express(new Money(5000, "RWF"))).isEqualTo("5000");
        assertThat(WholeUnits.express(new Money(5000, "KES"))).isEqualTo("50");
        assertThat(WholeUnits.express(new Money(100_000_000, "KES"))).isEqualTo("1000000");
    }

    @Test
    void aFractionCannotBeAskedFor() {
        assertThat(WholeUnits.canExpress(new Money(5050, "KES"))).isFalse();
        assertThat(WholeUnits.canExpress(new Money(5000, "KES"))).isTrue();
        assertThat(WholeUnits.canExpress(new Money(5050, "RWF"))).isTrue();
    }

    @Test
    void theSameAmountMayBeWrittenInManyWays() {
        Money price = new Money(5000, "KES");

        assertThat(WholeUnits.isSame(new BigDecimal("50"), price)).isTrue();
        assertThat(WholeUnits.isSame(new BigDecimal("50.00"), price)).isTrue();
        assertThat(WholeUnits.isSame(new BigDecimal("5E+1"), price)).isTrue();
        assertThat(WholeUnits.isSame(new BigDecimal("49.99"), price)).isFalse();
        assertThat(WholeUnits.isSame(new BigDecimal("5000"), price)).isFalse();
        assertThat(WholeUnits.isSame(new BigDecimal("1E+1000000"), price)).isFalse();
    }
}
