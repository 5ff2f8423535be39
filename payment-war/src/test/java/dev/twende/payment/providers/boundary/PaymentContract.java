package dev.twende.payment.providers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every provider must keep to, whether a phone is prompted or a float is debited. What really moved is read from the books of
 * whoever moved it.
 */
public abstract class PaymentContract {
    protected static final Money PRICE = new Money(5000, "RWF");

    /** An instance of the house; another one each time where that makes a difference. */
    protected abstract PaymentProvider provider();

    protected abstract CollectionOrder order();

    /** Waits until what was asked for has happened. */
    protected abstract void settle();

    /** What came and what went back, in whole units. */
    protected abstract long collected();

    protected abstract long returned();

    @Test
    void oneOrderIsPaidOnceHoweverOftenItIsGiven() {
        CollectionOrder order = order();

        provider().collect(order);
        settle();
        provider().collect(order);
        provider().collect(order);

        assertThat(collected()).isEqualTo(5000);
    }

    @Test
    void whatItSaysAgreesWithWhatMoved() {
        Paid paid = paid();

        assertThat(provider().status(about(paid.order(), paid.ids())))
                .isInstanceOfSatisfying(
                        StatusReply.Paid.class,
                        reply -> reply.amount()
                                .ifPresent(amount -> assertThat(amount).isEqualTo(PRICE)));
        assertThat(collected()).isEqualTo(5000);
    }

    @Test
    void whatWasNeverAskedForIsNotPaid() {
        CollectionOrder order = order();
        ProviderIds ids = provider()
                .idsBeforehand(order.transactionId())
                .orElseGet(() -> ProviderIds.of(Ids.next().toString(), "1-1-1"));

        assertThat(provider().status(about(order, ids))).isNotInstanceOf(StatusReply.Paid.class);
        assertThat(collected()).isZero();
    }

    @Test
    void allGoesBackOnceHoweverOftenItIsAsked() {
        goesBackOnce(5000);
    }

    @Test
    void aPartGoesBackOnceHoweverOftenItIsAsked() {
        goesBackOnce(2000);
    }

    private void goesBackOnce(long amount) {
        RefundOrder order = refund(paid(), amount);

        Optional<ProviderIds> ids = idsIn(provider().refund(order));
        settle();
        provider().refund(order);
        provider().refund(order);

        assertThat(provider().refundStatus(new RefundQuery(order, ids))).isInstanceOf(RefundStatusReply.Done.class);
        assertThat(returned()).isEqualTo(amount);
    }

    @Test
    void cannotEvenBeAskedToGiveBackMoreThanWasPaid() {
        Paid paid = paid();

        assertThatThrownBy(() -> refund(paid, 5001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> refund(paid, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNothingElseForACallback() {
        for (String body : new String[] {"", "null", "[]", "7", "{", "{}", "<xml/>", "{\"status\":\"SUCCESSFUL\"}"}) {
            assertThat(provider().collectionClaim(body)).as(body).isEmpty();
            assertThat(provider().refundClaim(body)).as(body).isEmpty();
        }
    }

    /** An order whose money has come. */
    protected record Paid(CollectionOrder order, ProviderIds ids, Optional<String> receipt) {}

    protected Paid paid() {
        CollectionOrder order = order();
        CollectionReply reply = provider().collect(order);
        settle();
        Optional<String> receipt =
                reply instanceof CollectionReply.PaidAtOnce paid ? Optional.of(paid.receipt()) : Optional.empty();
        ProviderIds ids = reply instanceof CollectionReply.Accepted accepted
                ? accepted.ids()
                : provider().idsBeforehand(order.transactionId()).orElseThrow();
        return new Paid(order, ids, receipt);
    }

    protected RefundOrder refund(Paid paid, long amount) {
        Money back = new Money(amount, "RWF");
        return new RefundOrder(
                Ids.next(),
                provider().refundWay(PRICE, back, Duration.ofHours(1)),
                paid.order().transactionId(),
                paid.order().companyId(),
                Optional.of(paid.ids()),
                paid.receipt(),
                PRICE,
                back,
                paid.order().payer(),
                paid.order().seller(),
                "refund" + Orders.SECRET);
    }

    protected static StatusQuery about(CollectionOrder order, ProviderIds ids) {
        return new StatusQuery(order.transactionId(), ids, PRICE, Optional.empty());
    }

    private static Optional<ProviderIds> idsIn(RefundReply reply) {
        return reply instanceof RefundReply.Accepted accepted ? Optional.of(accepted.ids()) : Optional.empty();
    }
}
