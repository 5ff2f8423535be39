package dev.twende.payment.providers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.control.Answers;
import dev.twende.payment.providers.control.DarajaMessages;
import dev.twende.payment.providers.control.DarajaRefunds;
import dev.twende.payment.providers.control.DarajaStatement;
import dev.twende.payment.providers.control.MpesaClient;
import dev.twende.payment.providers.control.MpesaConfig;
import dev.twende.payment.providers.control.MpesaInitiator;
import dev.twende.payment.providers.control.ProviderReply;
import dev.twende.payment.providers.control.SharedNotes;
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

/**
 * M-Pesa through Safaricom's Daraja: prompts a customer's phone for money (STK push), gives it back whole by reversal and in parts by
 * payout (B2C), and lists what came in the last 48 hours. Never called inside a transaction.
 */
@ApplicationScoped
public class Mpesa implements PaymentProvider {
    /** The path below this house's base under which {@link #answered answers} arrive. */
    public static final String ANSWERS = "answers";

    private static final String ANSWERS_PATH = "/payment/v1/" + ANSWERS + "/";
    private static final String PUSH_PATH = "/mpesa/stkpush/v1/processrequest";
    private static final String STATUS_PATH = "/mpesa/stkpushquery/v1/query";
    private static final String REVERSAL_PATH = "/mpesa/reversal/v1/request";
    private static final String PAYOUT_PATH = "/mpesa/b2c/v3/paymentrequest";
    private static final String QUESTION_PATH = "/mpesa/transactionstatus/v1/query";
    private static final String PAYBILL_PATH = "/mpesa/c2b/v2/registerurl";
    private static final String REGISTER_STATEMENT_PATH = "/pulltransactions/v1/register";
    private static final String STATEMENT_PATH = "/pulltransactions/v1/query";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    /** Longer than any attempt is asked about. */
    private static final Duration REMEMBERED = Duration.ofDays(2);
    /** After that the receipt may be settled to the bank, and a payout goes through where a reversal does not. */
    private static final Duration REVERSIBLE_FOR = Duration.ofDays(7);

    private MpesaConfig config;
    private MpesaClient client;
    private SharedNotes notes;
    private Answers answers;
    private Clock clock;

    protected Mpesa() {} // for the CDI proxy

    @Inject
    public Mpesa(MpesaConfig config, MpesaClient client, SharedNotes notes, Answers answers, Clock clock) {
        this.config = config;
        this.client = client;
        this.notes = notes;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public PaymentMethod method() {
        return PaymentMethod.MPESA;
    }

    // ---- money comes

    @Override
    public void mustBeAbleToCollect(CollectionOrder order) {
        payer(order);
        config.limits().mustAllow(order.amount(), "M-Pesa");
        if (!client.isAdmitted()) {
            Duration pause = client.pause();
            throw Problem.of(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE, "M-Pesa cannot be reached; nothing was charged.")
                    .retryAfter(pause.compareTo(RETRY_AFTER) > 0 ? pause : RETRY_AFTER);
        }
    }

    @Override
    public Optional<ProviderIds> idsBeforehand(UUID transactionId) {
        return Optional.empty();
    }

    /** Daraja would prompt again for the same order, so it is noted that it was given. */
    @Override
    public CollectionReply collect(CollectionOrder order) {
        if (!notes.isFirst("asked:" + order.transactionId(), REMEMBERED)) {
            return new CollectionReply.Unknown();
        }
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

    /**
     * Tells M-Pesa where customers' own payments to our number are validated and confirmed, and that we read its list of them. Live
     * this works once; asking again changes nothing.
     *
     * @param path to which {@code /validation} and {@code /confirmation} are added; it must not contain a word that M-Pesa refuses
     * @throws Problem payment-provider-unavailable when M-Pesa did not take it
     */
    public void registerPaybill(String path) {
        mustBeRegistered(client.post(PAYBILL_PATH, DarajaStatement.registerPaybill(config, path)));
        config.nominatedNumber()
                .ifPresent(number -> mustBeRegistered(
                        client.post(REGISTER_STATEMENT_PATH, DarajaStatement.registerStatement(config, number, path))));
    }

    private static void mustBeRegistered(ProviderReply reply) {
        if (!DarajaStatement.isRegistered(reply)) {
            throw Problem.of(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE, "M-Pesa did not register the addresses.")
                    .with("provider_code", DarajaStatement.errorCode(reply))
                    .retryAfter(RETRY_AFTER);
        }
    }

    // ---- money goes back

    @Override
    public void mustBeAbleToGiveBack(Money amount) {
        WholeUnits.mustExpress(amount, "M-Pesa");
    }

    @Override
    public void mustBeAbleToPayOut(Money amount) {
        config.limits().mustAllow(amount, "M-Pesa");
    }

    @Override
    public RefundWay refundWay(Money paid, Money amount, Duration age) {
        boolean whole = amount.equals(paid);
        return whole && age.compareTo(REVERSIBLE_FOR) < 0 ? RefundWay.REVERSAL : RefundWay.PAYOUT;
    }

    @Override
    public RefundReply refund(RefundOrder order) {
        Optional<MpesaInitiator> initiator = config.initiator();
        if (initiator.isEmpty()) {
            return new RefundReply.Refused("no-initiator", "Refunds by M-Pesa are made by hand here.");
        }
        if (!WholeUnits.canExpress(order.amount())) {
            return new RefundReply.Refused("fraction", "M-Pesa moves whole units of a currency only.");
        }
        return switch (order.way()) {
            case REVERSAL ->
                // without the receipt there is nothing to name yet; the statement or a callback will bring it
                order.receipt()
                        .map(receipt -> DarajaRefunds.reversal(config, initiator.get(), order, receipt))
                        .map(reversal -> DarajaRefunds.read(client.post(REVERSAL_PATH, reversal), order))
                        .orElseGet(RefundReply.Unknown::new);
            case PAYOUT ->
                order.payee()
                        .map(payee -> DarajaRefunds.payout(config, initiator.get(), order, payee))
                        .map(payout -> DarajaRefunds.read(client.post(PAYOUT_PATH, payout), order))
                        .orElseGet(() -> new RefundReply.Refused("no-phone", "M-Pesa did not tell whose phone paid."));
        };
    }

    /** Daraja answers questions about refunds a moment later, at an address of their own: we wait for it. */
    @Override
    public RefundStatusReply refundStatus(RefundQuery query) {
        RefundOrder order = query.order();
        if (query.ids().isEmpty() && order.way() == RefundWay.REVERSAL) {
            return new RefundStatusReply.NeverAsked(); // who reverses one receipt twice reverses it once
        }
        Optional<MpesaInitiator> initiator = config.initiator();
        if (initiator.isEmpty()) {
            return new RefundStatusReply.Unknown();
        }
        String conversation =
                query.ids().map(ProviderIds::requestId).orElse(order.refundId().toString());
        String nonce = answers.expect();
        ProviderReply heard = client.post(
                QUESTION_PATH,
                DarajaRefunds.question(
                        config, initiator.get(), conversation, config.callbackBaseUrl() + ANSWERS_PATH + nonce));
        RefundStatusReply answer = heard.isOk()
                ? answers.await(nonce, config.patience())
                        .flatMap(DarajaRefunds::readAnswer)
                        .orElseGet(RefundStatusReply.Unknown::new)
                : new RefundStatusReply.Unknown();
        boolean canBeRepeated = query.ids().isEmpty() && heard.isOk();
        return answer instanceof RefundStatusReply.Unknown && canBeRepeated
                ? new RefundStatusReply.NeverAsked() // Daraja takes one payout under one id
                : answer;
    }

    /** What arrived at the address of an answer; whether one was expected there. */
    public boolean answered(String nonce, String body) {
        return answers.take(nonce, body);
    }

    @Override
    public Optional<RefundClaim> refundClaim(String body) {
        return DarajaRefunds.readResult(body);
    }

    // ---- the books

    @Override
    public StatementReply statement(Instant from, Instant to, Optional<String> next) {
        Instant earliest = clock.instant().minus(DarajaStatement.KEPT);
        if (config.nominatedNumber().isEmpty() || to.isBefore(earliest)) {
            return new StatementReply.NotKept();
        }
        int offset = next.map(Integer::parseInt).orElse(0);
        Instant start = from.isBefore(earliest) ? earliest : from;
        return DarajaStatement.read(
                client.post(STATEMENT_PATH, DarajaStatement.page(config, start, to, offset)), offset);
    }

    private static Msisdn payer(CollectionOrder order) {
        return order.payer().orElseThrow(() -> Problem.invalid("msisdn", "is the phone that is prompted"));
    }
}
