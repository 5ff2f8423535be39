package dev.twende.payment.withdrawals.entity;

import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.FAILED;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.PAID;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.REQUESTED;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.SENT;
import static dev.twende.payment.withdrawals.entity.WithdrawalStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.transactions.entity.CallbackFinding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final ProviderIds IDS = ProviderIds.of("ours", "theirs");
    private static final Set<String> LEGAL = Set.of(
            "REQUESTED>UNKNOWN",
            "UNKNOWN>REQUESTED",
            "UNKNOWN>SENT",
            "UNKNOWN>PAID",
            "UNKNOWN>FAILED",
            "SENT>UNKNOWN",
            "SENT>PAID",
            "SENT>FAILED");

    private final Withdrawal withdrawal = new Withdrawal(
            UUID.randomUUID(),
            new Withdrawal.Owner(UUID.randomUUID(), UUID.randomUUID()),
            new Money(4000, "RWF"),
            new Withdrawal.Payee(PaymentMethod.MPESA, new Msisdn("254712345678")),
            UUID.randomUUID(),
            "5ec7e7",
            NOW);

    @Test
    void movesOnlyWhereTheTableSays() {
        for (WithdrawalStatus from : WithdrawalStatus.values()) {
            for (WithdrawalStatus to : WithdrawalStatus.values()) {
                assertThat(from.canBecome(to)).as(from + ">" + to).isEqualTo(LEGAL.contains(from + ">" + to));
            }
        }
    }

    @Test
    void isUnknownBeforeTheProviderHearsOfItAndPaidByItsWordAlone() {
        assertThat(withdrawal.status()).isEqualTo(REQUESTED);
        withdrawal.ordered(NOW);
        assertThat(withdrawal.status()).isEqualTo(UNKNOWN);
        withdrawal.acknowledged(IDS, NOW);
        assertThat(withdrawal.status()).isEqualTo(SENT);

        assertThat(withdrawal.hear(claim(IDS, "4000"), NOW)).isEqualTo(CallbackFinding.MATCHED);
        assertThat(withdrawal.status()).as("a callback decides nothing").isEqualTo(SENT);
        assertThat(withdrawal.paid(Optional.of("RKT1"), NOW)).isTrue();
        assertThat(withdrawal.paid(Optional.of("RKT1"), NOW)).isFalse();
        assertThat(withdrawal.failed("1", "no", NOW)).isFalse();
        assertThat(withdrawal.status()).isEqualTo(PAID);
        assertThat(withdrawal.providerRef()).contains("RKT1");
        assertThat(withdrawal.hear(claim(IDS, "4000"), NOW)).isEqualTo(CallbackFinding.DUPLICATE);
    }

    @Test
    void failsOnceAndForGood() {
        withdrawal.ordered(NOW);

        assertThat(withdrawal.failed("1", "insufficient funds", NOW)).isTrue();
        assertThat(withdrawal.failed("1", "insufficient funds", NOW)).isFalse();
        assertThat(withdrawal.paid(Optional.empty(), NOW)).isFalse();
        assertThat(withdrawal.status()).isEqualTo(FAILED);
        assertThat(withdrawal.askAt()).isEmpty();
    }

    @Test
    void quarantinesCallbacksOfOthersAndOfOtherAmounts() {
        withdrawal.ordered(NOW);
        withdrawal.acknowledged(IDS, NOW);

        assertThat(withdrawal.hear(claim(ProviderIds.of("1", "2"), "4000"), NOW))
                .isEqualTo(CallbackFinding.WRONG_IDS);
        assertThat(withdrawal.hear(claim(IDS, "4001"), NOW)).isEqualTo(CallbackFinding.WRONG_AMOUNT);
    }

    @Test
    void isAskedAboutAgainByAPersonOnlyWhenItWasGivenUp() {
        withdrawal.ordered(NOW);
        assertThatThrownBy(() -> withdrawal.askAgain(NOW)).isInstanceOf(Problem.class);

        withdrawal.askNextAt(null);
        assertThat(withdrawal.waitsForPerson()).isTrue();
        withdrawal.askAgain(NOW);
        assertThat(withdrawal.askAt()).contains(NOW);

        withdrawal.neverAsked(NOW);
        assertThat(withdrawal.status()).isEqualTo(REQUESTED);
    }

    private static RefundClaim claim(ProviderIds ids, String amount) {
        return new RefundClaim(
                ids,
                RefundClaim.Outcome.DONE,
                new ResultCode("0"),
                "",
                Optional.of("RKT1"),
                Optional.of(new BigDecimal(amount)));
    }
}
