package dev.twende.payment.reconciliations.boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Mismatches as CSV (RFC 4180), for whoever works with a spreadsheet. */
final class MismatchTable {
    private static final String HEADER =
            "mismatch_id,kind,state,receipt,transaction_id,company_id,booking_reference,expected,found,note";

    /** What a spreadsheet would take for a formula; customers choose references. */
    private static final String FORMULA = "=+-@\t\r";

    private MismatchTable() {}

    static String of(List<MismatchResponse> mismatches) {
        return mismatches.stream().map(MismatchTable::row).collect(Collectors.joining("\r\n", HEADER + "\r\n", "\r\n"));
    }

    private static String row(MismatchResponse mismatch) {
        return Arrays.asList(
                        mismatch.mismatchId(),
                        mismatch.kind(),
                        mismatch.state(),
                        mismatch.receipt(),
                        mismatch.transactionId(),
                        mismatch.companyId(),
                        mismatch.bookingReference(),
                        mismatch.expected(),
                        mismatch.found(),
                        mismatch.note())
                .stream()
                .map(value -> field(Objects.toString(value, "")))
                .collect(Collectors.joining(","));
    }

    private static String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
