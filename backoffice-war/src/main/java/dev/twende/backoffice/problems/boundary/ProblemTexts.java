package dev.twende.backoffice.problems.boundary;

import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.problems.entity.ProblemDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says a problem to a person: in their language by its code, else in the words of the house that refused. */
@ApplicationScoped
public class ProblemTexts {
    private static final String BUNDLE = "dev.twende.backoffice.messages";

    /** For a house that refused. */
    public String say(ApiProblem refused, Locale locale) {
        return say(refused.document(), locale);
    }

    /** For a house that did not answer. */
    public String sayUnanswered(Locale locale) {
        return say(ProblemDocument.unexplained("unreachable", 503), locale);
    }

    private static String say(ProblemDocument problem, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale);
        String key = "problem." + problem.code();
        if (texts.containsKey(key)) {
            return texts.getString(key);
        }
        String words = Stream.of(problem.title(), problem.detail())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
        return words.isEmpty() ? texts.getString("problem.unexplained") : words;
    }
}
