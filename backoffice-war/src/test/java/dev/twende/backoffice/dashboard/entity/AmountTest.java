package dev.twende.backoffice.dashboard.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class AmountTest {

    @Test
    void showsAsManyDigitsAsTheCurrencyHas() {
        assertThat(new Amount(1_250_000, "RWF").in(Locale.ENGLISH)).isEqualTo("RWF\u00a01,250,000");
        assertThat(new Amount(5_050, "KES").in(Locale.ENGLISH)).isEqualTo("KES\u00a050.50");
    }

    @Test
    void groupsAsTheReaderDoes() {
        assertThat(new Amount(1_250_000, "RWF").in(Locale.FRENCH)).isEqualTo("RWF\u00a01\u202f250\u202f000");
    }
}
