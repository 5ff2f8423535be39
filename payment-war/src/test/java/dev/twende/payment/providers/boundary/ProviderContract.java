package dev.twende.payment.providers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.StatusReply;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every provider of mobile money must keep to. What really moved is read from the simulator's own books. */
abstract class ProviderContract extends PaymentContract {
    private final SimulatedProvider simulated;
    private PaymentProvider provider;
    private String lastCallback;

    ProviderContract(SimulatedProvider simulated) {
        this.simulated = simulated;
    }

    @BeforeEach
    void start() {
        simulated.start();
        provider = simulated.provider();
    }

    @AfterEach
    void stop() {
        simulated.stop();
    }

    @Override
    protected PaymentProvider provider() {
        return simulated.provider();
    }

    @Override
    protected void settle() {
        lastCallback = simulated.callback();
    }

    @Override
    protected long collected() {
        return simulated.moved("collected");
    }

    @Override
    protected long returned() {
        return simulated.moved("returned");
    }

    @Override
    protected CollectionOrder order() {
        return Orders.collect(PRICE, phone());
    }

    /** M-Pesa's receipt comes with the callback. */
    @Override
    protected Paid paid() {
        Paid paid = super.paid();
        return new Paid(
                paid.order(),
                paid.ids(),
                provider.collectionClaim(lastCallback).orElseThrow().receipt());
    }

    // ---- money comes

    @Test
    void acceptedIsNotPaid() {
        CollectionOrder order = order();

        ProviderIds ids = accepted(order);

        assertThat(provider.status(about(order, ids))).isEqualTo(new StatusReply.Pending());
    }

    @Test
    void theAnswerToAQuestionAgreesWithTheCallbackAndTheBank() {
        CollectionOrder order = order();
        ProviderIds ids = accepted(order);

        CollectionClaim claim = provider.collectionClaim(simulated.callback()).orElseThrow();
        assertThat(claim.ids()).isEqualTo(ids);
        assertThat(claim.code().isPaid()).isTrue();
        assertThat(claim.contradicts(PRICE)).isFalse();
        assertThat(claim.contradicts(new Money(4999, "RWF"))).isTrue();
        assertThat(claim.receipt()).isPresent();

        StatusReply.Paid paid = (StatusReply.Paid) provider.status(about(order, ids));
        paid.amount().ifPresent(amount -> assertThat(amount).isEqualTo(PRICE));
        paid.receipt().ifPresent(receipt -> assertThat(claim.receipt()).contains(receipt));
        assertThat(simulated.moved("collected")).isEqualTo(5000);
    }

    @Test
    void aNoOfTheCustomerIsANo() {
        simulated.next("outcomes", "CANCELLED");
        CollectionOrder order = order();
        ProviderIds ids = accepted(order);

        CollectionClaim claim = provider.collectionClaim(simulated.callback()).orElseThrow();
        assertThat(claim.code().isPaid()).isFalse();
        assertThat(claim.receipt()).isEmpty();
        assertThat(provider.status(about(order, ids))).isInstanceOf(StatusReply.Failed.class);
        assertThat(simulated.moved("collected")).isZero();
    }

    @Test
    void aForgedCallbackIsBelied() {
        simulated.next("outcomes", "FORGED");
        CollectionOrder order = order();
        ProviderIds ids = accepted(order);

        assertThat(provider.collectionClaim(simulated.callback())
                        .orElseThrow()
                        .code()
                        .isPaid())
                .isTrue();
        assertThat(provider.status(about(order, ids))).isInstanceOf(StatusReply.Failed.class);
    }

    @Test
    void silenceIsUnknown() {
        simulated.next("outcomes", "SLOW");
        assertThat(provider.collect(order())).isEqualTo(new CollectionReply.Unknown());

        simulated.next("outcomes", "CUT");
        assertThat(provider.collect(order())).isEqualTo(new CollectionReply.Unknown());

        simulated.next("outcomes", "UNAVAILABLE");
        assertThat(provider.collect(order())).isEqualTo(new CollectionReply.Unknown());
    }

    @Test
    void whereTheIdIsOursItCanBeAskedAboutWithoutAnAnswer() {
        CollectionOrder order = order();
        simulated.next("outcomes", "CUT");

        provider.collect(order);
        simulated.callback();

        provider.idsBeforehand(order.transactionId())
                .ifPresent(ids -> assertThat(provider.status(about(order, ids))).isInstanceOf(StatusReply.Paid.class));
    }

    @Test
    void anUnknownIdProvesNothing() {
        assertThat(provider.status(about(order(), ProviderIds.of(Ids.next().toString(), "1-1-1"))))
                .isEqualTo(new StatusReply.Unknown());
    }

    @Test
    void refusesWhatItCannotCollectBeforeAnythingIsPromised() {
        refuses(new Money(5000, "TND"), ProblemType.PAYMENT_METHOD_UNSUPPORTED);
        refuses(new Money(5050, "KES"), ProblemType.PAYMENT_METHOD_UNSUPPORTED);
        refuses(new Money(0, "RWF"), ProblemType.PAYMENT_AMOUNT_OUT_OF_RANGE);
        refuses(new Money(-5000, "RWF"), ProblemType.PAYMENT_AMOUNT_OUT_OF_RANGE);
        refuses(new Money(250_001, "RWF"), ProblemType.PAYMENT_AMOUNT_OUT_OF_RANGE);
        refuses(new Money(Long.MAX_VALUE, "KES"), ProblemType.PAYMENT_METHOD_UNSUPPORTED);
        provider.mustBeAbleToCollect(Orders.collect(new Money(250_000, "RWF"), phone()));
    }

    private void refuses(Money amount, ProblemType type) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> provider.mustBeAbleToCollect(Orders.collect(amount, phone())));
        assertThat(problem).as(amount.toString()).isNotNull();
        assertThat(problem.type()).as(amount.toString()).isEqualTo(type);
    }

    // ---- money goes back

    @Test
    void theCallbackOfARefundAgreesWithTheBank() {
        ProviderIds ids = refunded(refund(paid(), 5000));

        assertThat(provider.refundClaim(simulated.callback())).hasValueSatisfying(claim -> {
            assertThat(claim.ids()).isEqualTo(ids);
            assertThat(claim.outcome()).isEqualTo(RefundClaim.Outcome.DONE);
        });
        assertThat(simulated.moved("returned")).isEqualTo(5000);
    }

    @Test
    void repeatsARefundThatWasNeverAnsweredWithoutPayingTwice() {
        Paid paid = paid();
        RefundOrder order = refund(paid, 5000);
        simulated.next("refunds", "CUT");

        assertThat(provider.refund(order)).isEqualTo(new RefundReply.Unknown());
        simulated.callback();

        RefundStatusReply answer = provider.refundStatus(new RefundQuery(order, Optional.empty()));
        if (answer instanceof RefundStatusReply.NeverAsked) {
            ProviderIds ids = refunded(order);
            simulated.callback();
            answer = provider.refundStatus(new RefundQuery(order, Optional.of(ids)));
        }
        assertThat(answer).isInstanceOf(RefundStatusReply.Done.class);
        assertThat(simulated.moved("returned")).isEqualTo(5000);
    }

    @Test
    void knowsARefundThatFailed() {
        Paid paid = paid();
        simulated.next("refunds", "INSUFFICIENT_FUNDS");
        RefundOrder order = refund(paid, 5000);

        ProviderIds ids = refunded(order);
        assertThat(provider.refundClaim(simulated.callback()))
                .hasValueSatisfying(claim -> assertThat(claim.outcome()).isEqualTo(RefundClaim.Outcome.FAILED));

        assertThat(provider.refundStatus(new RefundQuery(order, Optional.of(ids))))
                .isInstanceOf(RefundStatusReply.Failed.class);
        assertThat(simulated.moved("returned")).isZero();
    }

    private ProviderIds refunded(RefundOrder order) {
        RefundReply reply = provider.refund(order);
        assertThat(reply).isInstanceOf(RefundReply.Accepted.class);
        return ((RefundReply.Accepted) reply).ids();
    }

    private ProviderIds accepted(CollectionOrder order) {
        CollectionReply reply = provider.collect(order);
        assertThat(reply).isInstanceOf(CollectionReply.Accepted.class);
        return ((CollectionReply.Accepted) reply).ids();
    }

    /** Both simulators prompt it. */
    private static String phone() {
        return "254712345678";
    }
}
