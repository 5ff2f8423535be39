package dev.twende.payment.providers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.launcher.simulator.MpesaSimulator;
import dev.twende.payment.providers.control.MpesaClient;
import dev.twende.payment.providers.control.MpesaConfig;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.PushOrder;
import dev.twende.payment.providers.entity.PushReply;
import dev.twende.payment.providers.entity.StatusReply;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks with the simulator over HTTP, as the house does with Safaricom. */
class MpesaTest {
    private static final Money PRICE = new Money(5000, "RWF");
    private static final PushOrder ORDER = new PushOrder("ABCD2345", PRICE, new Msisdn("254712345678"), "5ec7e7");

    private final MpesaSimulator simulator = new MpesaSimulator(0, "key", "secret", "174379", "passkey");

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

        PushReply reply = mpesa.push(ORDER);

        assertThat(reply).isInstanceOf(PushReply.Accepted.class);
        String checkoutRequestId = ((PushReply.Accepted) reply).checkoutRequestId();
        assertThat(mpesa.status(checkoutRequestId)).isEqualTo(new StatusReply.StillOpen());
        Awaitility.await()
                .untilAsserted(() -> assertThat(mpesa.status(checkoutRequestId))
                        .isInstanceOfSatisfying(
                                StatusReply.Final.class,
                                end -> assertThat(end.code().isPaid()).isTrue()));
    }

    @Test
    void asksForANewTokenOnceWhenSomebodyElseEndedOurs() {
        Mpesa ours = mpesa("secret");
        assertThat(ours.push(ORDER)).isInstanceOf(PushReply.Accepted.class);

        mpesa("secret").mustBeAbleToCollect(PRICE); // another instance: its new token ends ours

        assertThat(ours.push(ORDER)).isInstanceOf(PushReply.Accepted.class);
    }

    @Test
    void chargesNothingWhenItIsNotLetIn() {
        assertThatThrownBy(() -> mpesa("wrong").mustBeAbleToCollect(PRICE))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_PROVIDER_UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPresent();
                });
    }

    @Test
    void refusesAPriceWithAFraction() {
        assertThatThrownBy(() -> mpesa("secret").mustBeAbleToCollect(new Money(5050, "KES")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.PAYMENT_METHOD_UNSUPPORTED));
    }

    @Test
    void knowsADefiniteNo() {
        PushOrder rwanda = new PushOrder("ABCD2345", PRICE, new Msisdn("250788123456"), "5ec7e7");

        assertThat(mpesa("secret").push(rwanda))
                .isInstanceOfSatisfying(
                        PushReply.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("400.002.02"));
    }

    @Test
    void knowsNothingWhenTheConnectionIsLost() {
        Mpesa mpesa = mpesa("secret");
        mpesa.mustBeAbleToCollect(PRICE);
        simulator.stop();

        assertThat(mpesa.push(ORDER)).isEqualTo(new PushReply.Unanswered());
        assertThat(mpesa.status("ws_CO_1")).isEqualTo(new StatusReply.Unanswered());
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
