package dev.twende.payment.webhooks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {
    private final WebhookTargets strict = new WebhookTargets(WebhookSignerTest.config(new byte[32], false));
    private final WebhookTargets lenient = new WebhookTargets(WebhookSignerTest.config(new byte[32], true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.5.4",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "::7f00:1"
            })
    void knowsEveryWayToMeanOurselves(String address) throws UnknownHostException {
        assertThat(WebhookTargets.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "41.186.255.1", "100.63.0.1", "100.128.0.1", "172.32.0.1", "2a00:1450:4001::1"})
    void letsThePublicInternetPass(String address) throws UnknownHostException {
        assertThat(WebhookTargets.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/hook", "ftp://8.8.8.8/", "https://127.0.0.1/", "https://localhost/", "https://[::1]/",
                "https://user:secret@8.8.8.8/", "https://8.8.8.8/#here", "https:///path", "hook", "https://2130706433/"
            })
    void refusesWhatIsNotHttpsToThePublicInternet(String url) {
        assertThatThrownBy(() -> strict.read(url))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .singleElement()
                                .extracting(Problem.FieldError::field)
                                .isEqualTo("url"));
    }

    @Test
    void takesHttpsToThePublicInternet() {
        assertThat(strict.read("https://8.8.8.8/hook?a=b")).isEqualTo(URI.create("https://8.8.8.8/hook?a=b"));
    }

    @Test
    void takesANeighbourWhereThatIsAllowed() {
        assertThat(lenient.read("http://127.0.0.1:8080/hook").getPort()).isEqualTo(8080);
    }
}
