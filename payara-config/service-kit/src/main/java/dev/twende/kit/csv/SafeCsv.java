package dev.twende.kit.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * CSV (RFC 4180) that does nothing when a spreadsheet opens it: people wrote some of the cells. One that begins like a formula
 * gets an apostrophe in front, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
 */
public final class SafeCsv {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer;

    public SafeCsv(String... header) {
        writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0) // it is in memory already
                .build(text);
        writer.writeRecord(header);
    }

    /** @param cells null is an empty one */
    public void row(Object... cells) {
        String[] safe = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            safe[i] = safe(Objects.toString(cells[i], ""));
        }
        writer.writeRecord(safe);
    }

    /** The cell as a spreadsheet takes it for nothing but text. */
    public static String safe(String cell) {
        boolean beginsAFormula = !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0;
        return beginsAFormula ? "'" + cell : cell;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
