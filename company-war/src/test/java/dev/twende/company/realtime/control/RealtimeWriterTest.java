package dev.twende.company.realtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.TranslatedString.Translation;
import dev.twende.company.realtime.entity.AlertWords;
import dev.twende.company.realtime.entity.Deviation;
import dev.twende.company.timetables.entity.StopTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealtimeWriterTest {
    private static final ZoneId KIGALI = ZoneId.of("Africa/Kigali");
    private static final StopTimes PLANNED = StopTimes.parse("0/0 3600/3600");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 20 min late | The bus of 08:00 departs at 08:20. Pluie",
                "fr | 20 min de retard | Le bus de 08:00 part à 08:20. Pluie",
                "rw | iratinze iminota 20 | Imodoka ya 08:00 izahaguruka 08:20. Pluie",
                "sw | limechelewa dakika 20 | Basi la 08:00 litaondoka 08:20. Pluie"
            })
    void speaksTheCompanysLanguageAndTellsTheReason(String language, String header, String description) {
        Alert alert = alert(language, late(20 * 60, PLANNED, Optional.of("Pluie")));
        assertThat(alert.getEffect()).isEqualTo(Alert.Effect.SIGNIFICANT_DELAYS);
        assertThat(alert.getHeaderText().getTranslationList())
                .containsExactly(said(language, "Kigali - Huye, 08:00: " + header));
        assertThat(alert.getDescriptionText().getTranslationList()).containsExactly(said(language, description));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | cancelled | The bus of 08:00 does not run.",
                "fr | annulé | Le bus de 08:00 ne circule pas.",
                "rw | ntikigiye | Imodoka ya 08:00 ntikigiye.",
                "sw | limefutwa | Basi la 08:00 limefutwa."
            })
    void saysNoMoreThanWasSaid(String language, String header, String description) {
        Alert alert = alert(language, deviation(true, 0, PLANNED, Optional.empty()));
        assertThat(alert.getEffect()).isEqualTo(Alert.Effect.NO_SERVICE);
        assertThat(alert.getHeaderText().getTranslationList())
                .containsExactly(said(language, "Kigali - Huye, 08:00: " + header));
        assertThat(alert.getDescriptionText().getTranslationList()).containsExactly(said(language, description));
    }

    @Test
    void tellsOfWhatArrivesEarlier() {
        Alert alert = alert("en", late(0, StopTimes.parse("0/0 3000/3000"), Optional.empty()));
        assertThat(alert.getEffect()).isEqualTo(Alert.Effect.MODIFIED_SERVICE);
        assertThat(alert.getHeaderText().getTranslation(0).getText()).endsWith("earlier than planned");
    }

    private static Alert alert(String language, Deviation deviation) {
        return new RealtimeWriter(KIGALI, AlertWords.of(language), Instant.EPOCH)
                .alerts(List.of(deviation))
                .getEntity(0)
                .getAlert();
    }

    private static Translation said(String language, String text) {
        return Translation.newBuilder().setLanguage(language).setText(text).build();
    }

    private static Deviation late(int seconds, StopTimes actual, Optional<String> reason) {
        return deviation(false, seconds, actual, reason);
    }

    private static Deviation deviation(boolean cancelled, int delay, StopTimes actual, Optional<String> reason) {
        return new Deviation(
                new UUID(1, 1),
                false,
                cancelled,
                new UUID(1, 2),
                "Kigali - Huye",
                List.of(new UUID(2, 1), new UUID(2, 2)),
                KIGALI,
                LocalDate.of(2026, 12, 1),
                8 * 3600,
                delay,
                Instant.parse("2026-12-01T06:00:00Z").plusSeconds(delay),
                PLANNED,
                actual,
                reason);
    }
}
