package dev.twende.payment.transactions.entity;

import static dev.twende.payment.transactions.entity.TransactionStatus.CREATED;
import static dev.twende.payment.transactions.entity.TransactionStatus.EXPIRED;
import static dev.twende.payment.transactions.entity.TransactionStatus.FAILED;
import static dev.twende.payment.transactions.entity.TransactionStatus.PENDING;
import static dev.twende.payment.transactions.entity.TransactionStatus.REFUNDED;
import static dev.twende.payment.transactions.entity.TransactionStatus.REFUND_DUE;
import static dev.twende.payment.transactions.entity.TransactionStatus.SUCCEEDED;
import static dev.twende.payment.transactions.entity.TransactionStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionStatusTest {
    private record Move(TransactionStatus from, TransactionStatus to) {}

    private static final Set<Move> LEGAL = Set.of(
            new Move(CREATED, PENDING),
            new Move(CREATED, UNKNOWN),
            new Move(CREATED, SUCCEEDED),
            new Move(CREATED, FAILED),
            new Move(PENDING, UNKNOWN),
            new Move(PENDING, SUCCEEDED),
            new Move(PENDING, FAILED),
            new Move(PENDING, EXPIRED),
            new Move(UNKNOWN, PENDING),
            new Move(UNKNOWN, SUCCEEDED),
            new Move(UNKNOWN, FAILED),
            new Move(UNKNOWN, EXPIRED),
            new Move(FAILED, SUCCEEDED),
            new Move(EXPIRED, SUCCEEDED),
            new Move(SUCCEEDED, REFUND_DUE),
            new Move(REFUND_DUE, REFUNDED),
            new Move(REFUND_DUE, SUCCEEDED));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(TransactionStatus.values())
                .flatMap(from -> Arrays.stream(TransactionStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void movesOnlyWhereTheTableSays(TransactionStatus from, TransactionStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(LEGAL.contains(new Move(from, to)));
    }

    @Test
    void keepsTheBookingToItselfAsLongAsMoneyMayStillMove() {
        assertThat(Arrays.stream(TransactionStatus.values()).filter(TransactionStatus::isLive))
                .containsExactly(CREATED, PENDING, UNKNOWN);
    }
}
