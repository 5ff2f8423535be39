package dev.twende.payment.refunds.entity;

import static dev.twende.payment.refunds.entity.RefundStatus.FAILED;
import static dev.twende.payment.refunds.entity.RefundStatus.MANUAL;
import static dev.twende.payment.refunds.entity.RefundStatus.REQUESTED;
import static dev.twende.payment.refunds.entity.RefundStatus.SENT;
import static dev.twende.payment.refunds.entity.RefundStatus.SUCCEEDED;
import static dev.twende.payment.refunds.entity.RefundStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefundStatusTest {
    private record Move(RefundStatus from, RefundStatus to) {}

    private static final Set<Move> LEGAL = Set.of(
            new Move(REQUESTED, UNKNOWN),
            new Move(UNKNOWN, REQUESTED),
            new Move(UNKNOWN, SENT),
            new Move(UNKNOWN, SUCCEEDED),
            new Move(UNKNOWN, FAILED),
            new Move(SENT, UNKNOWN),
            new Move(SENT, SUCCEEDED),
            new Move(SENT, FAILED),
            new Move(FAILED, REQUESTED),
            new Move(FAILED, SUCCEEDED),
            new Move(MANUAL, SUCCEEDED));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(RefundStatus.values())
                .flatMap(from -> Arrays.stream(RefundStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void movesOnlyWhereTheTableSays(RefundStatus from, RefundStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(LEGAL.contains(new Move(from, to)));
    }
}
