package dev.twende.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the catalogue to its promises and {@code docs/problems.md} to the catalogue. */
class ProblemCatalogueTest {
    private static final Path DOCUMENT = Path.of("../../docs/problems.md");

    @Test
    void everyCodeIsUniqueAndInKebabCase() {
        assertThat(ProblemType.values()).extracting(ProblemType::code).doesNotHaveDuplicates();
        assertThat(ProblemType.values())
                .allSatisfy(type -> assertThat(type.code())
                        .isEqualTo(type.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void theStatusSaysWhoseMoveItIs() {
        assertThat(ProblemType.values()).allSatisfy(type -> {
            switch (type.kind()) {
                case CALLER -> assertThat(type.status()).isBetween(400, 499).isNotIn(409, 410, 412);
                case STATE -> assertThat(type.status()).isIn(409, 410, 412);
                case DEPENDENCY -> assertThat(type.status()).isEqualTo(503);
                case BUG -> assertThat(type.status()).isEqualTo(500);
            }
        });
    }

    /** To write it anew: {@code mvn -pl payara-config/service-kit test -Dtwende.docs=write}. */
    @Test
    void theDocumentIsTheCatalogue() throws IOException {
        String expected = document();
        if ("write".equals(System.getProperty("twende.docs"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).hasContent(expected);
    }

    private static String document() {
        String rows = Arrays.stream(ProblemType.values())
                .map(type -> "| `%s` | %d | %s | %s | %s |"
                        .formatted(type.code(), type.status(), type.title(), type.kind(), type.meaning()))
                .collect(Collectors.joining("\n"));
        return """
                # Problems

                Every error of every Twende API is a problem document (RFC 9457, `application/problem+json`):
                `type` is `urn:twende:problem:` and the code, `code` is what clients switch on, `detail` says what happened this
                time, `errors` lists broken fields, `instance` names this one occurrence in our logs. A 503 and a
                `request-in-progress` carry `Retry-After`. Codes are never renamed. This page is written from the enum `ProblemType`.

                Whose move it is: CALLER sent something wrong; STATE: the request was fine, the world had changed; DEPENDENCY: try
                again later with the same `Idempotency-Key`; BUG: ours.

                | code | status | title | kind | what it means and what to do |
                |---|---|---|---|---|
                """ + rows + "\n";
    }
}
