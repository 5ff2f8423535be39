package dev.twende.ticketing.messages.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsTextTest {
    @Test
    void keepsWhatAPhoneCanSpell() {
        assertThat(SmsText.of("Kigali à Goma: é, è, ü, £5")).isEqualTo("Kigali à Goma: é, è, ü, £5");
    }

    @Test
    void spellsTheRestAsNearAsItCan() {
        assertThat(SmsText.of("Français, forêt, “Büşra”… Cœur – l’été"))
                .isEqualTo("Francais, foret, \"Büsra\"... Coeur - l'été");
        assertThat(SmsText.of("路 \uD83D\uDE8C\tA\nB")).isEqualTo("? ? A B");
        assertThat(SmsText.of("e\u0301")).isEqualTo("é");
    }

    @Test
    void countsTheExtensionTwice() {
        assertThat(SmsText.length("ab")).isEqualTo(2);
        assertThat(SmsText.length("[€]")).isEqualTo(6);
    }

    @Test
    void cutsNamesWithoutHalvingALetter() {
        assertThat(SmsText.of("Nyabugogo Gare", 10)).isEqualTo("Nyabugogo");
        assertThat(SmsText.of("€€€", 5)).isEqualTo("€€");
        assertThat(SmsText.of("  Huye ", 10)).isEqualTo("Huye");
    }
}
