package dev.twende.payment.callbacks.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.callbacks.control.CallbackConfig;
import dev.twende.payment.providers.boundary.Mpesa;
import dev.twende.payment.providers.control.Answers;
import dev.twende.payment.providers.control.TestRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderAnswersTest {
    private static final Sender SAFARICOM = new Sender("196.201.214.200", "");
    private static final Sender STRANGER = new Sender("203.0.113.9", "");

    private final Answers expected = new Answers(TestRedis.notes(), Clock.systemUTC());
    private final ProviderAnswers answers = new ProviderAnswers(
            new Senders(new CallbackConfig(200, Optional.of("196.201.214.0/24"), Optional.empty(), Optional.empty())),
            new Mpesa(null, null, null, expected, Clock.systemUTC()));

    @Test
    void takesAnAnswerOnlyFromWhoeverMayCallBack() {
        String nonce = expected.expect();

        refuses(nonce, STRANGER);
        assertThat(expected.await(nonce, Duration.ZERO)).isEmpty();

        answers.receive(nonce, SAFARICOM, "{}");
        assertThat(expected.await(nonce, Duration.ZERO)).contains("{}");
    }

    @Test
    void takesOneAnswerAndOnlyWhereOneIsExpected() {
        String nonce = expected.expect();
        answers.receive(nonce, SAFARICOM, "{}");

        refuses(nonce, SAFARICOM);
        refuses("0".repeat(48), SAFARICOM);
        refuses("../token", SAFARICOM);
    }

    private void refuses(String nonce, Sender sender) {
        assertThatThrownBy(() -> answers.receive(nonce, sender, "{\"Result\":{}}"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
}
