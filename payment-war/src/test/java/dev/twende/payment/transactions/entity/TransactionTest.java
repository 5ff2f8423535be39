package dev.twende.payment.transactions.entity;

import static dev.twende.payment.transactions.entity.CallbackFinding.DUPLICATE;
import static dev.twende.payment.transactions.entity.CallbackFinding.MATCHED;
import static dev.twende.payment.transactions.entity.CallbackFinding.WRONG_AMOUNT;
import static dev.twende.payment.transactions.entity.CallbackFinding.WRONG_IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.providers.entity.StatusReply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Instant BEGUN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant FIRST_QUESTION = BEGUN.plusSeconds(15);
    private static final Instant LATER = BEGUN.plusSeconds(20);
    private static final ResultCode PAID = new ResultCode("0");
    private static final ResultCode CANCELLED = new ResultCode("1032");
    private static final ResultCode NO_ANSWER = new ResultCode("1037");

    private static final Money PRICE = new Money(5000, "RWF");
    private static final ProviderIds IDS = ProviderIds.of("ws_CO_1", "29115-34620561-1");
    private static final StatusReply.Paid CONFIRMED =
            new StatusReply.Paid(PAID, "processed", Optional.empty(), Optional.empty());

    private final Transaction transaction = attempt(Optional.empty());

    @Test
    void isWrittenDownBeforeTheProviderKnowsAndWillBeAskedAbout() {
        assertThat(transaction.status()).isEqualTo(TransactionStatus.CREATED);
        assertThat(transaction.askAt()).contains(FIRST_QUESTION);
    }

    @Test
    void collectsNothingForNothing() {
        for (long nothing : new long[] {0, -1, Long.MIN_VALUE}) {
            CollectionOrder free = Orders.collect(rwf(nothing), "254712345678");

            assertThatThrownBy(
                            () -> new Transaction(PaymentMethod.MPESA, free, Optional.empty(), BEGUN, FIRST_QUESTION))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isPendingOnceAcknowledgedAndSucceedsOnlyOnTheAnswerToOurOwnQuestion() {
        acknowledge();
        assertThat(transaction.status()).isEqualTo(TransactionStatus.PENDING);

        assertThat(transaction.hear(claim(PAID, "5000.00", "NLJ7RT61SV"), LATER))
                .isEqualTo(MATCHED);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.PENDING);
        assertThat(transaction.askAt()).contains(LATER);

        assertThat(transaction.paid(CONFIRMED, LATER)).isTrue();
        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void succeedsOnce() {
        acknowledge();

        assertThat(transaction.paid(CONFIRMED, LATER)).isTrue();
        assertThat(transaction.paid(CONFIRMED, LATER)).isFalse();
        assertThat(transaction.notPaid(CANCELLED, "cancelled", LATER)).isFalse();
        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void takesTheReceiptFromACallbackThatComesAfterSuccess() {
        acknowledge();
        transaction.paid(CONFIRMED, LATER);
        assertThat(transaction.providerRef()).isEmpty();

        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(MATCHED);

        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void isUnknownAndNeverFailedWithoutAReply() {
        transaction.unanswered(LATER);

        assertThat(transaction.status()).isEqualTo(TransactionStatus.UNKNOWN);
        assertThat(transaction.isLive()).isTrue();
    }

    @Test
    void failsOnADefiniteRefusalWithTheProvidersCode() {
        assertThat(transaction.refused("400.002.02", "Bad Request", LATER)).isTrue();

        assertThat(transaction.status()).isEqualTo(TransactionStatus.FAILED);
        assertThat(transaction.resultCode()).contains("400.002.02");
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void learnsItsIdsFromTheCallbackWhenTheReplyWasLost() {
        transaction.unanswered(LATER);

        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(MATCHED);

        assertThat(transaction.ids()).contains(IDS);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.PENDING);
    }

    @Test
    void ignoresTheReplyWhenTheCallbackWasFaster() {
        transaction.hear(claim(CANCELLED, null, null), LATER);
        transaction.notPaid(CANCELLED, "cancelled", LATER);

        acknowledge();
        transaction.unanswered(LATER);

        assertThat(transaction.status()).isEqualTo(TransactionStatus.FAILED);
    }

    @Test
    void changesNothingForACallbackAboutAnotherPush() {
        acknowledge();

        CollectionClaim other = new CollectionClaim(
                ProviderIds.of("ws_CO_2", "1-1-1"),
                PAID,
                Optional.of(new BigDecimal("5000")),
                Optional.empty(),
                Optional.of("X"));

        assertThat(transaction.hear(other, LATER)).isEqualTo(WRONG_IDS);
        assertThat(transaction.askAt()).contains(FIRST_QUESTION);
    }

    @Test
    void waitsForAPersonWhenTheAmountIsWrongEvenIfTheProviderSaysPaid() {
        acknowledge();

        assertThat(transaction.hear(claim(PAID, "4999.00", "NLJ7RT61SV"), LATER))
                .isEqualTo(WRONG_AMOUNT);
        assertThat(transaction.paid(CONFIRMED, LATER)).isFalse();

        assertThat(transaction.status()).isEqualTo(TransactionStatus.UNKNOWN);
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void waitsForAPersonWhenTheProviderItselfNamesOtherMoney() {
        acknowledge();

        assertThat(transaction.paid(
                        new StatusReply.Paid(PAID, "", Optional.of("X"), Optional.of(new Money(4999, "RWF"))), LATER))
                .isFalse();

        assertThat(transaction.status()).isEqualTo(TransactionStatus.UNKNOWN);
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void isPaidAtOnceWhereMoneyChangesHands() {
        assertThat(transaction.paidAtOnce("CASH-1", LATER)).isTrue();
        assertThat(transaction.paidAtOnce("CASH-1", LATER)).isFalse();

        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.providerRef()).contains("CASH-1");
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void canBeAskedAboutWithoutAReplyWhereTheIdIsOurs() {
        Transaction ours = attempt(Optional.of(ProviderIds.of("our-id")));

        ours.unanswered(LATER);
        assertThat(ours.ids()).contains(ProviderIds.of("our-id"));
        assertThat(ours.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER))
                .as("another id")
                .isEqualTo(WRONG_IDS);
        assertThat(ours.paid(CONFIRMED, LATER)).isTrue();
    }

    @Test
    void asksOnceForTheSameClaimAndAgainForAnother() {
        acknowledge();

        assertThat(transaction.hear(claim(NO_ANSWER, null, null), LATER)).isEqualTo(MATCHED);
        assertThat(transaction.hear(claim(NO_ANSWER, null, null), LATER)).isEqualTo(DUPLICATE);
        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(MATCHED);
    }

    @Test
    void remembersADoubtfulAnswerWithoutFailing() {
        acknowledge();

        transaction.doubtful(NO_ANSWER, "DS timeout", LATER);

        assertThat(transaction.status()).isEqualTo(TransactionStatus.UNKNOWN);
        assertThat(transaction.lastCode()).contains(NO_ANSWER);
    }

    @Test
    void expiresUnsettledButAcceptsLateMoney() {
        transaction.unanswered(LATER);
        transaction.expired(LATER);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.EXPIRED);

        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(MATCHED);
        assertThat(transaction.askAt()).contains(LATER);
        assertThat(transaction.paid(CONFIRMED, LATER)).isTrue();

        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
    }

    @Test
    void acceptsLateMoneyAfterAFailureToo() {
        acknowledge();
        transaction.notPaid(NO_ANSWER, "DS timeout", LATER);

        transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER);

        assertThat(transaction.paid(CONFIRMED, LATER)).isTrue();
    }

    @Test
    void owesBackOnlyWhatItGot() {
        assertThatThrownBy(() -> transaction.owedBack(rwf(5000), "no seats left", LATER))
                .satisfies(is(ProblemType.NOT_REFUNDABLE));

        acknowledge();
        transaction.paid(CONFIRMED, LATER);
        assertThatThrownBy(() -> transaction.owedBack(rwf(5001), "more", LATER))
                .satisfies(is(ProblemType.REFUND_EXCEEDS_PAYMENT));
        assertThatThrownBy(() -> transaction.owedBack(rwf(0), "nothing", LATER))
                .satisfies(is(ProblemType.REFUND_EXCEEDS_PAYMENT));
        assertThatThrownBy(() -> transaction.owedBack(new Money(50, "KES"), "other money", LATER))
                .satisfies(is(ProblemType.WRONG_CURRENCY));

        transaction.owedBack(rwf(5000), "no seats left", LATER);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.REFUND_DUE);
        assertThatThrownBy(() -> transaction.owedBack(rwf(1), "once more", LATER))
                .satisfies(is(ProblemType.REFUND_EXCEEDS_PAYMENT));
    }

    @Test
    void keepsWhatRemainsAfterAPartWentBack() {
        acknowledge();
        transaction.paid(CONFIRMED, LATER);
        transaction.owedBack(rwf(2000), "one of two tickets given back", LATER);
        transaction.paidBack(rwf(2000), LATER);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.refunded()).isEqualTo(rwf(2000));
        assertThat(transaction.leftToRefund()).isEqualTo(rwf(3000));

        transaction.owedBack(rwf(1000), "a part of the other", LATER);
        transaction.owedBack(rwf(2000), "the rest too", LATER);
        transaction.paidBack(rwf(2000), LATER);
        assertThat(transaction.status()).as("a part is still on its way").isEqualTo(TransactionStatus.REFUND_DUE);
        transaction.paidBack(rwf(1000), LATER);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.REFUNDED);

        assertThatThrownBy(() -> transaction.paidBack(rwf(1), LATER)).isInstanceOf(IllegalStateException.class);
    }

    private static Money rwf(long amount) {
        return new Money(amount, "RWF");
    }

    private static Consumer<Throwable> is(ProblemType type) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void isTheSameAttemptOnlyByTheSameMethodFromTheSamePhone() {
        transaction.mustBe(PaymentMethod.MPESA, Optional.of(new Msisdn("254712345678")));

        assertThatThrownBy(() -> transaction.mustBe(PaymentMethod.MOMO, Optional.of(new Msisdn("254712345678"))))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_IN_PROGRESS);
                    assertThat(problem.extensions()).containsEntry("transaction_id", transaction.id());
                    assertThat(problem.detail()).doesNotContain("254");
                });
        assertThatThrownBy(() -> transaction.mustBe(PaymentMethod.MPESA, Optional.of(new Msisdn("254712345679"))))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> transaction.mustBe(PaymentMethod.CASH, Optional.empty()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void succeedsOnceWhenTheStatementShowsIt() {
        acknowledge();

        assertThat(transaction.shownOnStatement("NLJ7RT61SV", LATER)).isTrue();
        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
        assertThat(transaction.awaitsReceipt(BEGUN)).isFalse();
        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(MATCHED);
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void isNotSettledAgainByAStatementThatShowsWhatIsPaidAlready() {
        acknowledge();
        transaction.paid(CONFIRMED, LATER);

        assertThat(transaction.shownOnStatement("NLJ7RT61SV", LATER)).isFalse();
        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.resultText()).contains("processed");
        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");

        transaction.owedBack(rwf(5000), "no seats left", LATER);
        assertThat(transaction.shownOnStatement("NLJ7RT61SV", LATER)).isFalse();
        assertThat(transaction.paid(CONFIRMED, LATER)).isFalse();
        assertThat(transaction.paidAtOnce("NLJ7RT61SV", LATER)).isFalse();
        assertThat(transaction.status()).as("on its way back").isEqualTo(TransactionStatus.REFUND_DUE);

        transaction.paidBack(rwf(5000), LATER);
        assertThat(transaction.shownOnStatement("NLJ7RT61SV", LATER)).isFalse();
        assertThat(transaction.status()).isEqualTo(TransactionStatus.REFUNDED);
    }

    @Test
    void keepsItsReceiptWhateverIsToldAfterwards() {
        acknowledge();
        transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER);
        transaction.paid(CONFIRMED, LATER);

        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(DUPLICATE);
        assertThat(transaction.hear(claim(CANCELLED, null, null), LATER))
                .as("overtaken")
                .isEqualTo(DUPLICATE);
        assertThat(transaction.hear(claim(PAID, "5000", "OTHER00001"), LATER)).isEqualTo(WRONG_IDS);
        assertThat(transaction.hear(claim(PAID, "4999", "NLJ7RT61SV"), LATER)).isEqualTo(WRONG_AMOUNT);

        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
        assertThat(transaction.claimTo("NLJ7RT61SV")).isZero();
        assertThat(transaction.askAt()).isEmpty();
    }

    @Test
    void keepsItsReceiptWhileTheMoneyIsOnItsWayBackAndAfter() {
        acknowledge();
        transaction.shownOnStatement("NLJ7RT61SV", LATER);
        transaction.owedBack(rwf(5000), "no seats left", LATER);

        assertThat(transaction.hear(claim(PAID, "5000", "OTHER00001"), LATER)).isEqualTo(WRONG_IDS);
        assertThat(transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER)).isEqualTo(MATCHED);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.REFUND_DUE);

        transaction.paidBack(rwf(5000), LATER);
        assertThat(transaction.hear(claim(CANCELLED, null, null), LATER)).isEqualTo(DUPLICATE);
        assertThat(transaction.status()).isEqualTo(TransactionStatus.REFUNDED);
        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
    }

    @Test
    void doesNotForgetAReceiptForARefusalThatWasOvertaken() {
        acknowledge();
        transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER);
        transaction.hear(claim(CANCELLED, null, null), LATER);

        transaction.paid(CONFIRMED, LATER);

        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
    }

    @Test
    void givesUpAReceiptThatOnlyACallbackNamedForOneOnTheStatement() {
        acknowledge();
        transaction.hear(claim(PAID, "5000", "MADEUP0001"), LATER);
        transaction.paid(CONFIRMED, LATER);
        assertThat(transaction.isReceiptProved()).isFalse();
        assertThat(transaction.awaitsReceipt(BEGUN)).isTrue();
        assertThat(transaction.awaitsReceipt(LATER))
                .as("it began before the statement does")
                .isFalse();
        assertThat(transaction.claimTo("NLJ7RT61SV")).isEqualTo(1);

        assertThat(transaction.shownOnStatement("NLJ7RT61SV", LATER)).isFalse();
        assertThat(transaction.providerRef()).contains("NLJ7RT61SV");
        assertThat(transaction.awaitsReceipt(BEGUN)).isFalse();
        assertThatThrownBy(() -> transaction.losesReceipt(LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void losesAReceiptThatIsAnotherBookings() {
        acknowledge();
        transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER);
        transaction.paid(CONFIRMED, LATER);

        transaction.losesReceipt(LATER);

        assertThat(transaction.status()).isEqualTo(TransactionStatus.SUCCEEDED);
        assertThat(transaction.awaitsReceipt(LATER)).isTrue();
    }

    @Test
    void ranksItsClaimToAReceipt() {
        acknowledge();
        assertThat(transaction.claimTo("NLJ7RT61SV")).isEqualTo(2);

        transaction.notPaid(CANCELLED, "cancelled", LATER);
        assertThat(transaction.claimTo("NLJ7RT61SV")).isEqualTo(3);

        transaction.hear(claim(PAID, "5000", "NLJ7RT61SV"), LATER);
        assertThat(transaction.claimTo("NLJ7RT61SV")).isZero();
        assertThat(transaction.claimTo("OTHER00001")).isEqualTo(3);
    }

    private void acknowledge() {
        transaction.acknowledged(IDS, BEGUN.plusSeconds(1));
    }

    private static Transaction attempt(Optional<ProviderIds> beforehand) {
        return new Transaction(
                PaymentMethod.MPESA, Orders.collect(PRICE, "254712345678"), beforehand, BEGUN, FIRST_QUESTION);
    }

    private static CollectionClaim claim(ResultCode code, String amount, String receipt) {
        return new CollectionClaim(
                IDS,
                code,
                Optional.ofNullable(amount).map(BigDecimal::new),
                Optional.empty(),
                Optional.ofNullable(receipt));
    }
}
