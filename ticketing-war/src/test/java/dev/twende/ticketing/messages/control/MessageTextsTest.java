package dev.twende.ticketing.messages.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.messages.entity.SmsText;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every kind in every language. */
class MessageTextsTest {
    private static final Map<String, String> LONGEST = Map.ofEntries(
            Map.entry("company", "Compagnie Générale de Transport de l'Akagera"),
            Map.entry("reference", "ABCD2345"),
            Map.entry("old_reference", "EFGH6789"),
            Map.entry("from", "Nyabugogo Gare Routière"),
            Map.entry("to", "Dar es Salaam Ubungo"),
            Map.entry("time", "23/11 14:30"),
            Map.entry("before", "23/11 12:30"),
            Map.entry("deadline", "26/11 14:30"),
            Map.entry("seats", "12A,12B +8"),
            Map.entry("passenger", "Uwimana Nyiramahirwe Marie-Chantal"),
            Map.entry("plate", "RAD 1234 BCD"),
            Map.entry("amount", "TND 1234567.890"),
            Map.entry("code", "ABCD-EFGH-JKMN"),
            Map.entry("until", "28/11/2027"));

    private final MessageTexts texts = new MessageTexts();

    @Test
    void everyMessageFitsOneSmsInThePhonesAlphabet() {
        for (MessageKind kind : MessageKind.values()) {
            for (Language language : Language.values()) {
                String text = texts.text(kind, language, LONGEST);
                assertThat(text).as("%s %s", kind, language).doesNotContain("{").contains("ABCD2345");
                assertThat(SmsText.of(text)).as("%s %s", kind, language).isEqualTo(text);
                assertThat(SmsText.length(text))
                        .as("%s %s: %s", kind, language, text)
                        .isLessThanOrEqualTo(SmsText.LENGTH);
            }
        }
    }

    @Test
    void everyLanguageHasItsOwnWords() {
        for (MessageKind kind : MessageKind.values()) {
            assertThat(java.util.stream.Stream.of(Language.values())
                            .map(language -> texts.text(kind, language, LONGEST))
                            .distinct())
                    .as("%s", kind)
                    .hasSize(Language.values().length);
        }
    }

    @Test
    void saysNothingWithABlankLeftOpen() {
        assertThatThrownBy(() -> texts.text(MessageKind.REFUND_PAID, Language.ENGLISH, Map.of("company", "Volcano")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reference");
    }
}
