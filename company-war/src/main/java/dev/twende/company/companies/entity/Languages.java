package dev.twende.company.companies.entity;

import dev.twende.kit.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The languages the platform speaks with passengers: English, French, Kinyarwanda, Swahili (ISO 639-1). */
public final class Languages {
    private static final List<String> KNOWN = List.of("en", "fr", "rw", "sw");

    private Languages() {}

    /**
     * @param codes the preferred language first; null for English
     * @return each once
     */
    static List<String> checked(List<String> codes) {
        if (codes == null) {
            return List.of("en");
        }
        Set<String> languages = new LinkedHashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i).strip().toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(code)) {
                throw Problem.invalid("languages[" + i + "]", "must be one of " + KNOWN);
            }
            languages.add(code);
        }
        if (languages.isEmpty()) {
            throw Problem.invalid("languages", "must name one at least");
        }
        return List.copyOf(languages);
    }
}
