package dev.twende.backoffice.problems.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.problems.entity.ProblemDocument;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {
    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void saysAKnownProblemInTheReadersLanguage() {
        ApiProblem refused =
                new ApiProblem(new ProblemDocument("invalid-credentials", "Invalid credentials", 401, "No match."));

        assertThat(texts.say(refused, Locale.FRENCH)).contains("mot de passe");
        assertThat(texts.say(refused, Locale.forLanguageTag("sw"))).contains("nenosiri");
    }

    @Test
    void saysAnUnknownProblemInTheWordsOfTheHouse() {
        ApiProblem refused = new ApiProblem(new ProblemDocument("brand-new", "Brand new", 409, "It is brand new."));

        assertThat(texts.say(refused, Locale.ENGLISH)).isEqualTo("Brand new: It is brand new.");
    }

    @Test
    void hasSomethingToSayAboutSilence() {
        assertThat(texts.sayUnanswered(Locale.ENGLISH)).contains("does not answer");
        assertThat(texts.say(new ApiProblem(ProblemDocument.unexplained("unexplained", 502)), Locale.ENGLISH))
                .contains("without giving a reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "rw", "sw"})
    void everyLanguageSaysEverything(String language) throws IOException {
        assertThat(bundle("_" + language).keySet()).isEqualTo(bundle("").keySet());
        assertThat(bundle("_" + language).values())
                .noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void aServerInAnotherLanguageStillAnswersEnglishBrowsersInEnglish() {
        Locale server = Locale.getDefault();
        Locale.setDefault(Locale.FRENCH);
        try {
            assertThat(texts.sayUnanswered(Locale.ENGLISH)).contains("does not answer");
        } finally {
            Locale.setDefault(server);
        }
    }

    private static Properties bundle(String suffix) throws IOException {
        Properties bundle = new Properties();
        try (Reader file = new InputStreamReader(
                ProblemTextsTest.class.getResourceAsStream("/dev/twende/backoffice/messages" + suffix + ".properties"),
                StandardCharsets.UTF_8)) {
            bundle.load(file);
        }
        return bundle;
    }
}
