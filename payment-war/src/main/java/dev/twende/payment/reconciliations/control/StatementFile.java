package dev.twende.payment.reconciliations.control;

import dev.twende.kit.problem.Problem;
import dev.twende.payment.providers.entity.StatementLine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement as a file: CSV (RFC 4180) with the columns {@code receipt}, {@code reference}, {@code amount} (whole units, above
 * zero) and {@code time} (RFC 3339), in any order; others are passed over.
 */
public final class StatementFile {
    /** More than a busy day has. */
    private static final int LINES_MAX = 200_000;

    private static final int RECEIPT_LENGTH_MAX = 40;
    private static final int REFERENCE_LENGTH_MAX = 100;

    private StatementFile() {}

    /**
     * @throws Problem naming the line that cannot be read
     */
    public static List<StatementLine> read(String csv) {
        List<List<String>> rows = rows(csv);
        if (rows.isEmpty()) {
            throw Problem.invalid("body", "must begin with the names of the columns");
        }
        List<String> names = rows.get(0).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int receipt = column(names, "receipt");
        int reference = column(names, "reference");
        int amount = column(names, "amount");
        int time = column(names, "time");
        if (rows.size() > LINES_MAX) {
            throw Problem.invalid("body", "has more than " + LINES_MAX + " lines: send a shorter period");
        }
        Set<String> receipts = new HashSet<>();
        List<StatementLine> lines = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            StatementLine line = line(rows.get(i), i + 1, receipt, reference, amount, time);
            if (!receipts.add(line.receipt())) {
                throw bad(i + 1, "names receipt " + line.receipt() + " again");
            }
            lines.add(line);
        }
        return lines;
    }

    private static StatementLine line(List<String> row, int number, int receipt, int reference, int amount, int time) {
        try {
            StatementLine line = new StatementLine(
                    row.get(receipt).strip(),
                    row.get(reference).strip(),
                    new BigDecimal(row.get(amount).strip()),
                    instant(row.get(time).strip()));
            if (line.receipt().isEmpty()
                    || line.receipt().length() > RECEIPT_LENGTH_MAX
                    || line.reference().length() > REFERENCE_LENGTH_MAX
                    || line.amount().signum() <= 0
                    || line.amount().precision() - line.amount().scale() > 12
                    || line.amount().stripTrailingZeros().scale() > 2) {
                throw bad(number, "has an empty or too long receipt or reference, or an amount that nobody can pay");
            }
            return line;
        } catch (NumberFormatException | DateTimeException | IndexOutOfBoundsException e) {
            throw bad(
                    number,
                    "needs a receipt, a reference, an amount such as 1500.00 and a time such as 2026-03-01T08:00:00Z");
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static int column(List<String> names, String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw Problem.invalid("body", "has no column " + name);
        }
        return column;
    }

    private static Problem bad(int line, String what) {
        return Problem.invalid("body", "line " + line + " " + what);
    }

    /** Splits into rows and fields; empty lines are left out. */
    static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                row.add(take(field));
            } else if (!quoted && c == '\n') {
                row.add(take(field));
                row = keep(rows, row);
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        row.add(take(field));
        keep(rows, row);
        return rows;
    }

    private static String take(StringBuilder field) {
        String text = field.toString();
        field.setLength(0);
        return text;
    }

    private static List<String> keep(List<List<String>> rows, List<String> row) {
        if (row.size() > 1 || !row.get(0).isBlank()) {
            rows.add(row);
        }
        return new ArrayList<>();
    }
}
