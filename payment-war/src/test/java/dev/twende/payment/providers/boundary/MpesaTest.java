package dev.twende.payment.providers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.launcher.simulator.MpesaSimulator;
import dev.twende.payment.Orders;
import dev.twende.payment.providers.control.MpesaClient;
import dev.twende.payment.providers.control.MpesaConfig;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks with the simulator over HTTP, as the house does with Safaricom. */
class MpesaTest {
    private static final Money PRICE = new Money(5000, "RWF");
    private static final CollectionOrder ORDER = Orders.collect(PRICE, "254712345678");

    private final MpesaSimulator simulator = new MpesaSimulator(0, "key", "secret", "174379", "passkey", "initiator");

    @BeforeEach
    void start() {
        simulator.start();
    }

    @AfterEach
    void stop() {
        simulator.stop();
    }

    @Test
    void pushesAndAsksUntilItIsOver() {
        Mpesa mpesa = mpesa("secret");

        CollectionReply reply = mpesa.collect(ORDER);

        assertThat(reply).isInstanceOf(CollectionReply.Accepted.class);
        ProviderIds ids = ((CollectionReply.Accepted) reply).ids();
        assertThat(mpesa.status(about(ids))).isEqualTo(new StatusReply.Pending());
        Awaitility.await()
                .untilAsserted(() -> assertThat(mpesa.status(about(ids))).isInstanceOf(StatusReply.Paid.class));
    }

    @Test
    void asksForANewTokenOnceWhenSomebodyElseEndedOurs() {
        Mpesa ours = mpesa("secret");
        assertThat(ours.collect(ORDER)).isInstanceOf(CollectionReply.Accepted.class);

        mpesa("secret").mustBeAbleToCollect(ORDER); // another instance: its new token ends ours

        assertThat(ours.collect(ORDER)).isInstanceOf(CollectionReply.Accepted.class);
    }

    @Test
    void chargesNothingWhenItIsNotLetIn() {
        assertThatThrownBy(() -> mpesa("wrong").mustBeAbleToCollect(ORDER))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPresent();
                });
    }

    @Test
    void refusesAPriceWithAFraction() {
        assertThatThrownBy(() ->
                        mpesa("secret").mustBeAbleToCollect(Orders.collect(new Money(5050, "KES"), "254712345678")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_METHOD_UNSUPPORTED));
    }

    @Test
    void knowsADefiniteNo() {
        CollectionOrder rwanda = Orders.collect(PRICE, "250788123456");

        assertThat(mpesa("secret").collect(rwanda))
                .isInstanceOfSatisfying(
                        CollectionReply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("400.002.02"));
    }

    @Test
    void knowsNothingWhenTheConnectionIsLost() {
        Mpesa mpesa = mpesa("secret");
        mpesa.mustBeAbleToCollect(ORDER);
        simulator.stop();

        assertThat(mpesa.collect(ORDER)).isEqualTo(new CollectionReply.Unknown());
        assertThat(mpesa.status(about(ProviderIds.of("ws_CO_1")))).isEqualTo(new StatusReply.Unknown());
    }

    private static StatusQuery about(ProviderIds ids) {
        return new StatusQuery(ORDER.transactionId(), ids, PRICE, Optional.empty());
    }

    private Mpesa mpesa(String consumerSecret) {
        MpesaConfig config = new MpesaConfig(
                simulator.url(),
                "key",
                consumerSecret,
                "174379",
                "passkey",
                URI.create("http://127.0.0.1:1"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
        return new Mpesa(config, new MpesaClient(config, Clock.systemUTC()), Clock.systemUTC());
    }
}
