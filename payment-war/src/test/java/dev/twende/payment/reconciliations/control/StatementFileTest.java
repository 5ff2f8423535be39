package dev.twende.payment.reconciliations.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.payment.providers.entity.StatementLine;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFileTest {
    private static final String HEADER = "receipt,reference,amount,time\n";

    @Test
    void readsColumnsInAnyOrderAndPassesOverOthers() {
        assertThat(StatementFile.read("\uFEFFtime,Amount,name,reference,receipt\r\n"
                        + "2026-03-01T11:00:00+03:00,1500.00,\"Doe, \"\"Joe\"\"\nJr\",ABCD2345,NLJ7RT61SV\r\n\r\n"))
                .containsExactly(new StatementLine(
                        "NLJ7RT61SV", "ABCD2345", new BigDecimal("1500.00"), Instant.parse("2026-03-01T08:00:00Z")));
    }

    @Test
    void readsAStatementOfADayOnWhichNothingCame() {
        assertThat(StatementFile.read(HEADER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receipt,reference,amount\n",
                HEADER + "R1,ABCD2345,ten,2026-03-01T08:00:00Z",
                HEADER + "R1,ABCD2345,-10,2026-03-01T08:00:00Z",
                HEADER + "R1,ABCD2345,0,2026-03-01T08:00:00Z",
                HEADER + "R1,ABCD2345,1.001,2026-03-01T08:00:00Z",
                HEADER + "R1,ABCD2345,9999999999999,2026-03-01T08:00:00Z",
                HEADER + "R1,ABCD2345,10,yesterday",
                HEADER + "R1,ABCD2345,10",
                HEADER + ",ABCD2345,10,2026-03-01T08:00:00Z",
                HEADER + "R1,A,10,2026-03-01T08:00:00Z\nR1,A,10,2026-03-01T08:00:00Z"
            })
    void saysWhatCannotBeRead(String csv) {
        assertThatThrownBy(() -> StatementFile.read(csv)).isInstanceOf(Problem.class);
    }
}
