package dev.twende.payment.providers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundQuery;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.RefundWay;
import dev.twende.payment.providers.entity.StatementReply;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever moves money for us: mobile money, a drawer, an agent's float. A new one is a bean that implements this, passes the
 * conformance suite, and is found by {@link PaymentProviders}.
 *
 * <p>What all have in common: an order is written down and committed under our id before it is given to a provider; asking with one
 * id twice moves money at most once; a provider's acceptance is not money; silence is {@code Unknown} and never a failure. A
 * provider knows nothing of transactions and bookings. Mobile money is never called inside a database transaction; a drawer and a
 * float commit by themselves, so that {@link #status} tells after a crash what {@link #collect} did.
 */
public interface PaymentProvider {
    PaymentMethod method();

    /** Whether it is set up here at all; if not, nobody finds it. */
    default boolean isOnOffer() {
        return true;
    }

    /**
     * Refuses what could not be collected anyway, while nothing has been written down or promised.
     *
     * @throws Problem payment-method-unsupported (currency, fraction, phone of another network), payment-amount-out-of-range,
     *     payment-provider-unavailable
     */
    void mustBeAbleToCollect(CollectionOrder order);

    /**
     * The ids that a collection will have, where they are ours to choose: then it can be asked about even when the order was never
     * answered. Empty where the provider chooses them.
     */
    Optional<ProviderIds> idsBeforehand(UUID transactionId);

    /** Asks for the money. */
    CollectionReply collect(CollectionOrder order);

    /** Asks what became of it. */
    StatusReply status(StatusQuery query);

    /** Reads what arrived at the callback address of a collection; empty when it is no callback at all. */
    Optional<CollectionClaim> collectionClaim(String body);

    /**
     * Refuses what could not be given back anyway, while nothing has been written down or promised.
     *
     * @throws Problem validation-failed when it has no way to say this amount
     */
    default void mustBeAbleToGiveBack(Money amount) {}

    /**
     * Refuses what could not be paid to a phone without a collection before, while nothing has been written down or promised.
     *
     * @throws Problem payment-method-unsupported (not at all, currency, fraction), payment-amount-out-of-range
     */
    default void mustBeAbleToPayOut(Money amount) {
        throw Problem.of(ProblemType.PAYMENT_METHOD_UNSUPPORTED, method() + " pays nobody's phone.");
    }

    /**
     * How money goes back; keep it with the refund.
     *
     * @param age how long ago it was collected
     */
    RefundWay refundWay(Money paid, Money amount, Duration age);

    /** Gives money back. */
    RefundReply refund(RefundOrder order);

    /** Asks what became of that. */
    RefundStatusReply refundStatus(RefundQuery query);

    /** Reads what arrived at the callback address of a refund; empty when it is no callback at all. */
    Optional<RefundClaim> refundClaim(String body);

    /**
     * The provider's own list of what was paid to us.
     *
     * @param from inclusive
     * @param to exclusive
     * @param next where the page before ended; empty for the first
     */
    StatementReply statement(Instant from, Instant to, Optional<String> next);
}
