package dev.twende.payment.providers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.control.DarajaMessages;
import dev.twende.payment.providers.control.DarajaReply;
import dev.twende.payment.providers.control.MpesaClient;
import dev.twende.payment.providers.control.MpesaConfig;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** M-Pesa: prompts a customer's phone for money and tells what became of it. Never called inside a transaction. */
@ApplicationScoped
public class Mpesa implements PaymentProvider {
    private static final String PUSH_PATH = "/mpesa/stkpush/v1/processrequest";
    private static final String STATUS_PATH = "/mpesa/stkpushquery/v1/query";
    private static final String REGISTER_PATH = "/mpesa/c2b/v2/registerurl";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private MpesaConfig config;
    private MpesaClient client;
    private Clock clock;

    protected Mpesa() {} // for the CDI proxy

    @Inject
    public Mpesa(MpesaConfig config, MpesaClient client, Clock clock) {
        this.config = config;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.MPESA;
    }

    @Override
    public void mustBeAbleToCollect(CollectionOrder order) {
        payer(order);
        if (!WholeUnits.canExpress(order.amount())) {
            throw Problem.of(ProblemType.PAYMENT_METHOD_UNSUPPORTED, "M-Pesa takes whole units of a currency only.");
        }
        if (!client.isAdmitted()) {
            throw Problem.of(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE, "M-Pesa cannot be reached; nothing was charged.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    @Override
    public Optional<ProviderIds> idsBeforehand(UUID transactionId) {
        return Optional.empty();
    }

    @Override
    public CollectionReply collect(CollectionOrder order) {
        return DarajaMessages.readPushReply(
                client.post(PUSH_PATH, DarajaMessages.push(config, order, payer(order), clock.instant())));
    }

    @Override
    public StatusReply status(StatusQuery query) {
        return DarajaMessages.readStatusReply(
                client.post(STATUS_PATH, DarajaMessages.statusQuery(config, query.ids(), clock.instant())), query);
    }

    @Override
    public Optional<CollectionClaim> collectionClaim(String body) {
        return DarajaMessages.readCallback(body);
    }

    @Override
    public RefundWay refundWay(Money paid, Money amount, Duration age) {
        return amount.equals(paid) ? RefundWay.REVERSAL : RefundWay.PAYOUT;
    }

    @Override
    public RefundReply refund(RefundOrder order) {
        return new RefundReply.Refused("refund-unsupported", "Refunds are made by hand in the M-Pesa portal.");
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

    private static Msisdn payer(CollectionOrder order) {
        return order.payer().orElseThrow(() -> Problem.invalid("msisdn", "is the phone that is prompted"));
    }

    /**
     * Tells M-Pesa where to ask and tell about Pay Bill payments. Live this works once; the same addresses again are fine.
     *
     * @param path of this house's addresses, whose last words are {@code validation} and {@code confirmation}
     * @throws Problem payment-provider-unavailable when it was not accepted
     */
    public void registerPaybill(String path) {
        DarajaReply reply = client.post(REGISTER_PATH, DarajaMessages.registerPaybill(config, path));
        if (!DarajaMessages.isAccepted(reply)) {
            throw Problem.of(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE, "M-Pesa did not take the addresses.")
                    .retryAfter(RETRY_AFTER);
        }
    }
}
