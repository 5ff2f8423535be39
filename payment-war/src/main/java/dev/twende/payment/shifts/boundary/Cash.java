package dev.twende.payment.shifts.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
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

/** Notes and coins, taken by somebody whose shift is open: the money is there the moment it is asked for. */
@ApplicationScoped
public class Cash implements PaymentProvider {
    private Shifts shifts;

    protected Cash() {} // for the CDI proxy

    @Inject
    public Cash(Shifts shifts) {
        this.shifts = shifts;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.CASH;
    }

    @Override
    public void mustBeAbleToCollect(CollectionOrder order) {
        UUID seller = order.seller()
                .orElseThrow(() -> Problem.of(ProblemType.NO_OPEN_SHIFT, "Cash is taken by the company's own people."));
        shifts.mustTake(order.companyId(), seller, order.amount());
    }

    @Override
    public Optional<ProviderIds> idsBeforehand(UUID transactionId) {
        return Optional.of(ProviderIds.of(transactionId.toString()));
    }

    @Override
    public CollectionReply collect(CollectionOrder order) {
        try {
            return new CollectionReply.PaidAtOnce(shifts.take(
                    order.companyId(), order.seller().orElseThrow(), order.transactionId(), order.amount()));
        } catch (Problem refused) {
            return new CollectionReply.Refused(refused.type().code(), refused.detail());
        }
    }

    @Override
    public StatusReply status(StatusQuery query) {
        return shifts.taken(query.transactionId())
                .<StatusReply>map(receipt -> new StatusReply.Paid(
                        ResultCode.PROCESSED, "", Optional.of(receipt), Optional.of(query.amount())))
                .orElseGet(() -> new StatusReply.Failed(new ResultCode("never-taken"), "It never came into a drawer."));
    }

    @Override
    public Optional<CollectionClaim> collectionClaim(String body) {
        return Optional.empty();
    }

    @Override
    public RefundWay refundWay(Money paid, Money amount, Duration age) {
        return RefundWay.PAYOUT;
    }

    /** Somebody hands it over, and says so where refunds are looked after. */
    @Override
    public RefundReply refund(RefundOrder order) {
        return new RefundReply.Refused("by-hand", "Cash is handed over by a person.");
    }

    @Override
    public RefundStatusReply refundStatus(RefundQuery query) {
        return new RefundStatusReply.NeverAsked();
    }

    @Override
    public Optional<RefundClaim> refundClaim(String body) {
        return Optional.empty();
    }

    @Override
    public StatementReply statement(Instant from, Instant to, Optional<String> next) {
        return new StatementReply.NotKept();
    }
}
