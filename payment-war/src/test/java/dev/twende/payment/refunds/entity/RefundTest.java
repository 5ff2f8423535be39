package dev.twende.payment.refunds.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundClaim.Outcome;
import dev.twende.payment.providers.entity.RefundWay;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.transactions.entity.CallbackFinding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefundTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(15);
    private static final ProviderIds IDS = ProviderIds.of("AG_1", "1-2-3");

    private final UUID id = UUID.randomUUID();
    private final Refund refund = refund(Optional.of(RefundWay.REVERSAL));

    private Refund refund(Optional<RefundWay> way) {
        return new Refund(
                id,
                new Refund.Payment(UUID.randomUUID(), UUID.randomUUID(), "ABCD2345", PaymentMethod.MPESA),
                new Money(5000, "RWF"),
                way,
                "no seat left",
                Optional.empty(),
                "5ec7e7",
                NOW);
    }

    @Test
    void goesBackOnce() {
        send();

        assertThat(refund.done(Optional.of("RCPT1"), LATER)).isTrue();
        assertThat(refund.done(Optional.of("RCPT2"), LATER)).isFalse();

        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(refund.providerRef()).contains("RCPT1");
        assertThat(refund.askAt()).isEmpty();
    }

    @Test
    void isUnknownWhileNobodyHasHeardTheAnswer() {
        refund.ordered(NOW);

        assertThat(refund.status()).isEqualTo(RefundStatus.UNKNOWN);
        assertThat(refund.needsAPerson()).isFalse();
    }

    @Test
    void isOrderedAgainUnderTheSameIdWhenTheProviderNeverHeardOfIt() {
        refund.ordered(NOW);
        refund.neverAsked(LATER);

        assertThat(refund.status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(refund.orderId()).isEqualTo(id);
        assertThat(refund.askAt()).contains(LATER);
    }

    @Test
    void isTriedUnderANewIdOnlyAfterADefiniteRefusal() {
        send();
        UUID second = UUID.randomUUID();
        assertThatThrownBy(() -> refund.tryAgain(second, LATER)).satisfies(RefundTest::isIllegal);

        refund.failed("2006", "insufficient balance", LATER);
        refund.tryAgain(second, LATER);

        assertThat(refund.status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(refund.orderId()).isEqualTo(second);
        assertThat(refund.ids()).isEmpty();
    }

    @Test
    void waitsForAPersonWhenItFailedOrNobodyEverAnswered() {
        refund.ordered(NOW);
        refund.askNextAt(null);
        assertThat(refund.needsAPerson()).isTrue();

        refund.tryAgain(UUID.randomUUID(), LATER);
        assertThat(refund.needsAPerson()).isFalse();
        assertThat(refund.orderId()).as("nobody knows, so it keeps its id").isEqualTo(id);

        refund.failed("1", "no", LATER);
        assertThat(refund.needsAPerson()).isTrue();
    }

    @Test
    void isNotPaidByHandWhileTheProviderMayStillPayIt() {
        send();

        assertThatThrownBy(() -> refund.paidByHand(PaidFrom.COMPANY, UUID.randomUUID(), "bank 17", LATER))
                .satisfies(RefundTest::isIllegal);
    }

    @Test
    void isPaidByHandOnce() {
        Refund cash = refund(Optional.empty());
        assertThat(cash.status()).isEqualTo(RefundStatus.MANUAL);
        assertThat(cash.needsAPerson()).isTrue();

        cash.paidByHand(PaidFrom.COMPANY, UUID.randomUUID(), "receipt 17", LATER);
        assertThat(cash.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(cash.providerRef()).contains("receipt 17");

        assertThatThrownBy(() -> cash.paidByHand(PaidFrom.COMPANY, UUID.randomUUID(), "receipt 18", LATER))
                .satisfies(RefundTest::isIllegal);
    }

    @Test
    void takesACallbackAsAReasonToAskAndNoMore() {
        refund.ordered(NOW);
        refund.askNextAt(NOW.plusSeconds(900));

        assertThat(refund.hear(claim(IDS, 5000), LATER)).isEqualTo(CallbackFinding.MATCHED);
        assertThat(refund.status()).isEqualTo(RefundStatus.SENT);
        assertThat(refund.askAt()).contains(LATER);
    }

    @Test
    void believesNoCallbackAboutOtherMoney() {
        send();

        assertThat(refund.hear(claim(ProviderIds.of("AG_2", "1-2-3"), 5000), LATER))
                .isEqualTo(CallbackFinding.WRONG_IDS);
        assertThat(refund.hear(claim(IDS, 4999), LATER)).isEqualTo(CallbackFinding.WRONG_AMOUNT);
        refund.done(Optional.empty(), LATER);
        assertThat(refund.hear(claim(IDS, 5000), LATER)).isEqualTo(CallbackFinding.DUPLICATE);
    }

    @Test
    void letsTheProvidersLateWordBeatARefusal() {
        send();
        refund.failed("1", "no", LATER);

        assertThat(refund.done(Optional.of("RCPT1"), LATER)).isTrue();
    }

    private void send() {
        refund.ordered(NOW);
        refund.acknowledged(IDS, NOW);
    }

    private static RefundClaim claim(ProviderIds ids, long amount) {
        return new RefundClaim(
                ids,
                Outcome.DONE,
                new ResultCode("0"),
                "done",
                Optional.of("RCPT1"),
                Optional.of(BigDecimal.valueOf(amount)));
    }

    private static void isIllegal(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.ILLEGAL_TRANSITION));
    }
}
