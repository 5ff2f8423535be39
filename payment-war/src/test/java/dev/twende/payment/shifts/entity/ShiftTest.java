package dev.twende.payment.shifts.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ShiftTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID AGENT = UUID.randomUUID();

    private final Shift shift = new Shift(UUID.randomUUID(), UUID.randomUUID(), AGENT, 7, rwf(2000), NOW);

    @Test
    void goesFromOpenToClosedToSignedOffAndNowhereElse() {
        for (ShiftStatus from : ShiftStatus.values()) {
            assertThat(Arrays.stream(ShiftStatus.values()).filter(from::canBecome))
                    .isEqualTo(
                            switch (from) {
                                case OPEN -> List.of(ShiftStatus.CLOSED);
                                case CLOSED -> List.of(ShiftStatus.SIGNED_OFF);
                                case SIGNED_OFF -> List.of();
                            });
        }
    }

    @Test
    void numbersItsEntriesAndReceiptsWithoutGaps() {
        ShiftEntry sale = shift.sold(UUID.randomUUID(), "CASH", rwf(5000), NOW);
        ShiftEntry refund = shift.paidOut(UUID.randomUUID(), rwf(1000), NOW);

        assertThat(sale.position()).isEqualTo(1);
        assertThat(refund.position()).isEqualTo(2);
        assertThat(refund.amount()).isEqualTo(-1000);
        assertThat(sale.receipt()).matches("C[0-9A-F]{12}-7-1");
        assertThat(refund.receipt()).matches("C[0-9A-F]{12}-7-2");
    }

    @Test
    void takesOneCurrencyOnly() {
        assertThatThrownBy(() -> shift.sold(UUID.randomUUID(), "CASH", new Money(5000, "KES"), NOW))
                .satisfies(is(ProblemType.WRONG_CURRENCY));
    }

    @Test
    void takesNothingMoreOnceItIsClosed() {
        close(2000);

        assertThatThrownBy(() -> shift.sold(UUID.randomUUID(), "CASH", rwf(5000), NOW))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> close(2000)).satisfies(is(ProblemType.ILLEGAL_TRANSITION));
    }

    @Test
    void isSignedOffBySomebodyElse() {
        assertThatThrownBy(() -> shift.signOff(UUID.randomUUID(), null, NOW))
                .satisfies(is(ProblemType.ILLEGAL_TRANSITION));
        close(1900);
        assertThatThrownBy(() -> shift.signOff(AGENT, null, NOW)).satisfies(is(ProblemType.SIGN_OFF_BY_ANOTHER));

        shift.signOff(UUID.randomUUID(), "a note was torn", NOW);

        assertThat(shift.status()).isEqualTo(ShiftStatus.SIGNED_OFF);
        assertThat(shift.cashCounted()).isEqualTo(rwf(1900));
        assertThat(shift.cashVariance()).isEqualTo(rwf(-100));
    }

    @Test
    void expectsTheChangeMoneyAndWhatWasTakenOfEachMethod() {
        List<Count> counts =
                CashUp.of(2000, Map.of("CASH", 9000L, "MPESA", 5000L), Map.of("CASH", 11_100L, "MPESA", 5000L));

        assertThat(counts).extracting(Count::method).containsExactly("CASH", "MPESA");
        assertThat(counts).extracting(Count::expected).containsExactly(11_000L, 5000L);
        assertThat(counts).extracting(Count::variance).containsExactly(100L, 0L);
    }

    @Test
    void wantsEveryMethodCountedAndCashInAnyCase() {
        assertThatThrownBy(() -> CashUp.of(0, Map.of("MPESA", 5000L), Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors().get(0).message())
                                .contains("CASH, MPESA"));
        assertThat(CashUp.of(0, Map.of(), Map.of("CASH", 0L, "VOUCHER", 300L)))
                .extracting(Count::variance)
                .containsExactly(0L, 300L);
    }

    private void close(long cash) {
        shift.close(CashUp.of(2000, Map.of(), Map.of("CASH", cash)), NOW);
    }

    private static Money rwf(long amount) {
        return new Money(amount, "RWF");
    }

    private static Consumer<Throwable> is(ProblemType type) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
