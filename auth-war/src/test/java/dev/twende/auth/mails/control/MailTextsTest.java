package dev.twende.auth.mails.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.auth.mails.entity.MailKind;
import dev.twende.auth.users.entity.Language;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every kind in every language. */
class MailTextsTest {
    private static final Map<String, String> VALUES = Map.of(
            "name",
            "Aline\nUwase",
            "link",
            "https://twende.example/x?token=abc",
            "hours",
            "72",
            "minutes",
            "30",
            "time",
            "2026-03-01 10:00 UTC",
            "address",
            "197.243.0.7");

    private final MailTexts texts = new MailTexts();

    @Test
    void everyMailHasASubjectAndFilledBlanks() {
        for (MailKind kind : MailKind.values()) {
            for (Language language : Language.values()) {
                Words words = texts.words(kind, language, VALUES);
                assertThat(words.subject())
                        .as("%s %s", kind, language)
                        .contains("Twende")
                        .doesNotContain("\n", "{");
                assertThat(words.text())
                        .as("%s %s", kind, language)
                        .contains("Aline Uwase")
                        .doesNotContain("{", "}");
                assertThat(Words.split(words.joined())).isEqualTo(words);
            }
        }
    }

    @Test
    void linkStandsAloneOnItsLine() {
        for (MailKind kind : new MailKind[] {MailKind.INVITATION, MailKind.PASSWORD_RESET}) {
            for (Language language : Language.values()) {
                assertThat(texts.words(kind, language, VALUES).text().lines())
                        .as("%s %s", kind, language)
                        .contains(VALUES.get("link"));
            }
        }
    }

    @Test
    void everyLanguageHasItsOwnWords() {
        for (MailKind kind : MailKind.values()) {
            assertThat(Stream.of(Language.values())
                            .map(language -> texts.words(kind, language, VALUES).text())
                            .distinct())
                    .as("%s", kind)
                    .hasSize(Language.values().length);
        }
    }

    @Test
    void saysNothingWithABlankLeftOpen() {
        assertThatThrownBy(() -> texts.words(MailKind.INVITATION, Language.ENGLISH, Map.of("name", "Aline")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link");
    }
}
