package dev.twende.company.imports.control;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;

/** One table of a feed, streamed row by row: for the table that is too large for objects, and for those that need exact numbers. */
final class CsvTable {
    private final BoundedZip zip;
    private final String name;

    CsvTable(BoundedZip zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    /** What is done with a row; what it throws as {@link Flaw} skips the row. */
    interface Reader {
        void read(Row row) throws Flaw;
    }

    /** Reads the table, if the feed has it; rows with flaws are skipped and reported. */
    void forEach(Findings findings, Reader reader) throws IOException {
        if (!zip.hasResource(name)) {
            return;
        }
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().ofCsvRecord(new InputStreamReader(zip.getResource(name), StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> iterator = records.iterator();
            if (!iterator.hasNext()) {
                return;
            }
            Row row = new Row(columns(iterator.next()));
            while (iterator.hasNext()) {
                row.record = iterator.next();
                try {
                    reader.read(row);
                } catch (Flaw flaw) {
                    findings.add(name, flaw.code, flaw.getMessage(), row.toString());
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private Problem unreadable(RuntimeException flaw) {
        Throwable cause = flaw.getCause();
        if (cause instanceof Problem known) {
            return known;
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return Problem.of(
                    ProblemType.FEED_UNREADABLE, "The file is damaged: it cannot be unpacked to its end.", flaw);
        }
        return Problem.of(ProblemType.FEED_UNREADABLE, name + " cannot be read: " + flaw.getMessage(), flaw);
    }

    private static Map<String, Integer> columns(CsvRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            columns.putIfAbsent(header.getField(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return columns;
    }

    /** Why a row is skipped. */
    static final class Flaw extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Flaw(String code, String message) {
            super(message, null, false, false); // a million of them must be cheap
            this.code = code;
        }
    }

    /** The row at hand; its fields are empty where the table or the row has none. */
    static final class Row {
        private final Map<String, Integer> columns;
        private CsvRecord record;

        private Row(Map<String, Integer> columns) {
            this.columns = columns;
        }

        /** Where a column is, for {@link #at}; -1 when the table has none. */
        int column(String column) {
            return columns.getOrDefault(column, -1);
        }

        String at(int column) {
            return column < 0 || column >= record.getFieldCount()
                    ? ""
                    : record.getField(column).strip();
        }

        String get(String column) {
            return at(column(column));
        }

        String require(String column) throws Flaw {
            String value = get(column);
            if (value.isEmpty()) {
                throw new Flaw("missing-field", "A field that must be there is missing; the row was skipped.");
            }
            return value;
        }

        @Override
        public String toString() {
            return "line " + record.getStartingLineNumber() + ": " + String.join(",", record.getFields());
        }
    }
}
