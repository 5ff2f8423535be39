package dev.twende.payment.providers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.control.MomoClient;
import dev.twende.payment.providers.control.MomoConfig;
import dev.twende.payment.providers.control.MomoMessages;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.Msisdn;
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
import dev.twende.payment.providers.entity.WholeUnits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * MTN Mobile Money: prompts a customer's phone for money (Collections) and gives it back, whole or in parts (Disbursements). The ids
 * of all requests are ours, so that any of them can be repeated and asked about even if it was never answered. Never called inside a
 * transaction.
 */
@ApplicationScoped
public class Momo implements PaymentProvider {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String REFUND = "refund";
    private static final String TRANSFER = "transfer";

    private MomoConfig config;
    private MomoClient client;

    protected Momo() {} // for the CDI proxy

    @Inject
    public Momo(MomoConfig config, MomoClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.MOMO;
    }

    @Override
    public boolean isOnOffer() {
        return config.isSetUp();
    }

    @Override
    public void mustBeAbleToCollect(CollectionOrder order) {
        payer(order);
        config.limits().mustAllow(order.amount(), "MTN MoMo");
        if (!client.isAdmitted()) {
            Duration pause = client.pause();
            throw Problem.of(
                            ProblemType.PAYMENT_PROVIDER_UNAVAILABLE,
                            "MTN MoMo cannot be reached; nothing was charged.")
                    .retryAfter(pause.compareTo(RETRY_AFTER) > 0 ? pause : RETRY_AFTER);
        }
    }

    @Override
    public Optional<ProviderIds> idsBeforehand(UUID transactionId) {
        return Optional.of(
                ProviderIds.of(MomoMessages.referenceId(transactionId).toString()));
    }

    @Override
    public CollectionReply collect(CollectionOrder order) {
        UUID referenceId = MomoMessages.referenceId(order.transactionId());
        return MomoMessages.readCollected(
                client.collect(referenceId, order.callbackSecret(), MomoMessages.requestToPay(order, payer(order))),
                referenceId);
    }

    @Override
    public StatusReply status(StatusQuery query) {
        return MomoMessages.readStatus(client.collection(query.ids().requestId()));
    }

    @Override
    public Optional<CollectionClaim> collectionClaim(String body) {
        return MomoMessages.readCallback(body);
    }

    @Override
    public void mustBeAbleToGiveBack(Money amount) {
        WholeUnits.mustExpress(amount, "MTN MoMo");
    }

    @Override
    public void mustBeAbleToPayOut(Money amount) {
        config.limits().mustAllow(amount, "MTN MoMo");
    }

    @Override
    public RefundWay refundWay(Money paid, Money amount, Duration age) {
        return RefundWay.REVERSAL;
    }

    @Override
    public RefundReply refund(RefundOrder order) {
        if (!client.canPayBack()) {
            return new RefundReply.Refused("no-disbursement", "Refunds by MTN MoMo are made by hand here.");
        }
        if (!WholeUnits.canExpress(order.amount())) {
            return new RefundReply.Refused("fraction", "MTN MoMo moves whole units of a currency only.");
        }
        UUID referenceId = MomoMessages.referenceId(order.refundId());
        return switch (order.way()) {
            case REVERSAL ->
                MomoMessages.readRefunded(
                        client.payBack(REFUND, referenceId, order.callbackSecret(), MomoMessages.refund(order)),
                        referenceId);
            case PAYOUT ->
                order.payee()
                        .map(payee -> MomoMessages.readRefunded(
                                client.payBack(
                                        TRANSFER,
                                        referenceId,
                                        order.callbackSecret(),
                                        MomoMessages.transfer(order, payee)),
                                referenceId))
                        .orElseGet(() -> new RefundReply.Refused("no-phone", "Nobody knows whose phone paid."));
        };
    }

    @Override
    public RefundStatusReply refundStatus(RefundQuery query) {
        String operation = query.order().way() == RefundWay.REVERSAL ? REFUND : TRANSFER;
        UUID referenceId = MomoMessages.referenceId(query.order().refundId());
        return MomoMessages.readRefundStatus(client.paymentBack(operation, referenceId.toString()));
    }

    @Override
    public Optional<RefundClaim> refundClaim(String body) {
        return MomoMessages.readRefundCallback(body);
    }

    /** MoMo has none that a program can read. */
    @Override
    public StatementReply statement(Instant from, Instant to, Optional<String> next) {
        return new StatementReply.NotKept();
    }

    private static Msisdn payer(CollectionOrder order) {
        return order.payer().orElseThrow(() -> Problem.invalid("msisdn", "is the phone that is prompted"));
    }
}
