package dev.twende.kit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void refusesWhatIsNoCurrency() {
        assertThatThrownBy(() -> Money.of(1, "FRW")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToAddAnotherCurrency() {
        assertThatThrownBy(() -> Money.of(1, "RWF").plus(Money.of(1, "KES")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToOverflow() {
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "RWF").times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void showsMinorUnitsAsPeopleWriteThem() {
        assertThat(Money.of(5000, "RWF")).hasToString("RWF 5,000");
        assertThat(Money.of(5000, "KES")).hasToString("KES 50.00");
    }
}
