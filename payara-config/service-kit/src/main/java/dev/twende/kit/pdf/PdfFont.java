package dev.twende.kit.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font that is embedded in our documents: Liberation Sans (SIL Open Font License), which knows Latin, Greek, Cyrillic and Hebrew
 * letters. What it does not know is shown as an empty box; no name makes a document fail.
 */
public final class PdfFont {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String UNKNOWN = "\u25A1";
    private static final float EM = 1000;

    private final PDType0Font font;
    private final Set<Integer> known = new HashSet<>();
    private final Set<Integer> unknown = new HashSet<>();

    private PdfFont(PDType0Font font) {
        this.font = font;
    }

    /** The font, for this document. */
    public static PdfFont in(PDDocument document) {
        try (InputStream file = PDDocument.class.getResourceAsStream(FILE)) {
            return new PdfFont(PDType0Font.load(document, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it can be shown: white space as blanks, a box for each letter that the font has not. */
    public String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(letter -> shown.append(
                        Character.isWhitespace(letter) ? " " : isKnown(letter) ? Character.toString(letter) : UNKNOWN));
        return shown.toString();
    }

    private boolean isKnown(int letter) {
        if (known.contains(letter) || unknown.contains(letter)) {
            return known.contains(letter);
        }
        try {
            font.encode(Character.toString(letter));
            return known.add(letter);
        } catch (IllegalArgumentException none) {
            return !unknown.add(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How wide it will be, in points. */
    public float width(String text, float size) {
        try {
            return font.getStringWidth(printable(text)) / EM * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a text that is no wider than this many points: broken between words, or within one that is too long by itself. */
    public List<String> wrapped(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : printable(text).strip().split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            for (int fitting = fitting(line, size, width);
                    fitting < line.length();
                    fitting = fitting(line, size, width)) {
                lines.add(line.substring(0, fitting));
                line = line.substring(fitting);
            }
        }
        lines.add(line);
        return lines;
    }

    /** As much of the beginning of a text as is no wider than this many points. */
    public String cut(String text, float size, float width) {
        String shown = printable(text);
        return width(shown, size) <= width ? shown : shown.substring(0, fitting(shown, size, width));
    }

    /** How much of a word there is room for: at least a letter, if it has any. */
    private int fitting(String word, float size, float width) {
        if (word.isEmpty()) {
            return 0;
        }
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }

    /** Writes one line, beginning at this point of the page. */
    public void write(PDPageContentStream page, String text, float x, float y, float size) {
        try {
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(x, y);
            page.showText(printable(text));
            page.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
