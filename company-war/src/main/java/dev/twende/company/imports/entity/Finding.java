package dev.twende.company.imports.entity;

import jakarta.persistence.Embeddable;
import java.util.List;

/** Something in a feed that was skipped, mended or is worth knowing, with a few examples. */
@Embeddable
public class Finding {
    private String file;
    private String code;
    private String message;
    private int count;
    private String examples;

    protected Finding() {}

    /** @param examples single lines */
    public Finding(String file, String code, String message, int count, List<String> examples) {
        this.file = file;
        this.code = code;
        this.message = message;
        this.count = count;
        this.examples = String.join("\n", examples);
    }

    public String file() {
        return file;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }

    public int count() {
        return count;
    }

    public List<String> examples() {
        return examples.isEmpty() ? List.of() : List.of(examples.split("\n"));
    }
}
