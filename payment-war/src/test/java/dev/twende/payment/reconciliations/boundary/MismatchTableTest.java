package dev.twende.payment.reconciliations.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.reconciliations.entity.MismatchState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MismatchTableTest {
    private static final UUID ID = UUID.fromString("01951c3e-0000-7000-8000-000000000001");

    @Test
    void quotesWhatNeedsItAndDisarmsFormulas() {
        MismatchResponse mismatch = new MismatchResponse(
                ID,
                MismatchKind.MISSING_HERE,
                MismatchState.EXPLAINED,
                "NLJ7RT61SV",
                null,
                null,
                "=HYPERLINK(\"x\")",
                null,
                "10",
                "paid, twice",
                null,
                Instant.EPOCH,
                1);

        assertThat(MismatchTable.of(List.of(mismatch)))
                .isEqualTo(
                        "mismatch_id,kind,state,receipt,transaction_id,company_id,booking_reference,expected,found,note\r\n"
                                + ID
                                + ",MISSING_HERE,EXPLAINED,NLJ7RT61SV,,,\"'=HYPERLINK(\"\"x\"\")\",,10,\"paid, twice\"\r\n");
    }
}
