package dev.twende.payment.providers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.control.DarajaMessages;
import dev.twende.payment.providers.control.MpesaClient;
import dev.twende.payment.providers.control.MpesaConfig;
import dev.twende.payment.providers.entity.PushOrder;
import dev.twende.payment.providers.entity.PushReply;
import dev.twende.payment.providers.entity.StatusReply;
import dev.twende.payment.providers.entity.StkCallback;
import dev.twende.payment.providers.entity.WholeUnits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** M-Pesa Express: prompts a customer's phone for money and tells what became of it. Never called inside a transaction. */
@ApplicationScoped
public class Mpesa {
    private static final String PUSH_PATH = "/mpesa/stkpush/v1/processrequest";
    private static final String STATUS_PATH = "/mpesa/stkpushquery/v1/query";
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

    /** Refuses what could not be pushed anyway, while nothing has been written down yet. */
    public void mustBeAbleToCollect(Money price) {
        if (!WholeUnits.canExpress(price)) {
            throw Problem.of(ProblemType.PAYMENT_METHOD_UNSUPPORTED, "M-Pesa takes whole units of a currency only.");
        }
        if (!client.isAdmitted()) {
            throw Problem.of(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE, "M-Pesa cannot be reached; nothing was charged.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    /** Prompts the customer. */
    public PushReply push(PushOrder order) {
        return DarajaMessages.readPushReply(
                client.post(PUSH_PATH, DarajaMessages.push(config, order, clock.instant())));
    }

    /** Asks what became of a prompt. */
    public StatusReply status(String checkoutRequestId) {
        return DarajaMessages.readStatusReply(
                client.post(STATUS_PATH, DarajaMessages.statusQuery(config, checkoutRequestId, clock.instant())),
                checkoutRequestId);
    }

    /** Reads what arrived at the callback address; empty when it is no callback at all. */
    public Optional<StkCallback> callback(String body) {
        return DarajaMessages.readCallback(body);
    }
}
