package dev.twende.company.imports.control;

import dev.twende.company.imports.entity.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what an import has to report: counts by file and code, with a few examples each, however large the feed. */
public class Findings {
    private static final int EXAMPLES_MAX = 5;
    private static final int EXAMPLE_LENGTH_MAX = 160;

    private final Map<Key, Tally> tallies = new LinkedHashMap<>();

    /**
     * Notes one occurrence.
     *
     * @param code stable, in kebab case
     * @param message the same for every occurrence
     */
    public void add(String file, String code, String message, String example) {
        add(file, code, message, 1, example);
    }

    /** Notes many occurrences that share an example. */
    public void add(String file, String code, String message, int count, String example) {
        tallies.computeIfAbsent(new Key(file, code), key -> new Tally(message)).add(count, example);
    }

    /** The report. */
    public List<Finding> list() {
        return tallies.entrySet().stream()
                .map(entry -> entry.getValue().finding(entry.getKey()))
                .toList();
    }

    private record Key(String file, String code) {}

    private static final class Tally {
        private final String message;
        private final List<String> examples = new ArrayList<>();
        private int count;

        Tally(String message) {
            this.message = message;
        }

        void add(int more, String example) {
            count += more;
            if (examples.size() < EXAMPLES_MAX) {
                String line = example.replaceAll("\\p{Cntrl}+", " ");
                examples.add(line.substring(0, Math.min(line.length(), EXAMPLE_LENGTH_MAX)));
            }
        }

        Finding finding(Key key) {
            return new Finding(key.file(), key.code(), message, count, examples);
        }
    }
}
