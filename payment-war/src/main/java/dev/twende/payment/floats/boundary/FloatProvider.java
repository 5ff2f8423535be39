package dev.twende.payment.floats.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.payment.floats.entity.Movement;
import dev.twende.payment.floats.entity.MovementKind;
import dev.twende.payment.providers.boundary.PaymentProvider;
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
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.providers.entity.StatementReply;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Out of what an agent has paid in beforehand: the money is there the moment it is asked for, or it is refused. */
@ApplicationScoped
public class FloatProvider implements PaymentProvider {
    private Floats floats;

    protected FloatProvider() {} // for the CDI proxy

    @Inject
    public FloatProvider(Floats floats) {
        this.floats = floats;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.FLOAT;
    }

    @Override
    public void mustBeAbleToCollect(CollectionOrder order) {
        floats.mustCover(order.companyId(), order.seller().orElseThrow(), order.amount());
    }

    @Override
    public Optional<ProviderIds> idsBeforehand(UUID transactionId) {
        return Optional.of(ProviderIds.of(transactionId.toString()));
    }

    @Override
    public CollectionReply collect(CollectionOrder order) {
        try {
            return new CollectionReply.PaidAtOnce(receipt(floats.take(
                    order.companyId(),
                    order.seller().orElseThrow(),
                    order.transactionId(),
                    order.amount(),
                    order.reference())));
        } catch (Problem refused) {
            return new CollectionReply.Refused(refused.type().code(), refused.detail());
        }
    }

    @Override
    public StatusReply status(StatusQuery query) {
        return floats.caused(MovementKind.SALE, query.transactionId())
                .<StatusReply>map(taken -> new StatusReply.Paid(
                        ResultCode.PROCESSED, "", Optional.of(receipt(taken)), Optional.of(query.amount())))
                .orElseGet(() ->
                        new StatusReply.Failed(new ResultCode("never-taken"), "It was never taken from the float."));
    }

    @Override
    public Optional<CollectionClaim> collectionClaim(String body) {
        return Optional.empty();
    }

    @Override
    public RefundWay refundWay(Money paid, Money amount, Duration age) {
        return RefundWay.PAYOUT;
    }

    @Override
    public RefundReply refund(RefundOrder order) {
        return new RefundReply.DoneAtOnce(receipt(
                floats.giveBack(order.companyId(), order.seller().orElseThrow(), order.refundId(), order.amount())));
    }

    @Override
    public RefundStatusReply refundStatus(RefundQuery query) {
        return floats.caused(MovementKind.REFUND, query.order().refundId())
                .<RefundStatusReply>map(given -> new RefundStatusReply.Done(Optional.of(receipt(given))))
                .orElseGet(RefundStatusReply.NeverAsked::new);
    }

    @Override
    public Optional<RefundClaim> refundClaim(String body) {
        return Optional.empty();
    }

    @Override
    public StatementReply statement(Instant from, Instant to, Optional<String> next) {
        return new StatementReply.NotKept();
    }

    private static String receipt(Movement movement) {
        return "F" + movement.id();
    }
}
