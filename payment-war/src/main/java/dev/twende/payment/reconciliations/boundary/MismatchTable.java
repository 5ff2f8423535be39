package dev.twende.payment.reconciliations.boundary;

import dev.twende.kit.csv.SafeCsv;
import java.util.List;

/** Mismatches as CSV, for whoever works with a spreadsheet; customers choose references. */
final class MismatchTable {

    private MismatchTable() {}

    static String of(List<MismatchResponse> mismatches) {
        SafeCsv csv = new SafeCsv(
                "mismatch_id",
                "kind",
                "state",
                "receipt",
                "transaction_id",
                "company_id",
                "booking_reference",
                "expected",
                "found",
                "note");
        mismatches.forEach(mismatch -> csv.row(
                mismatch.mismatchId(),
                mismatch.kind(),
                mismatch.state(),
                mismatch.receipt(),
                mismatch.transactionId(),
                mismatch.companyId(),
                mismatch.bookingReference(),
                mismatch.expected(),
                mismatch.found(),
                mismatch.note()));
        return csv.toString();
    }
}
