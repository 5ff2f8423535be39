package dev.twende.auth.sessions.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {
    @Test
    void readsBasicAndForm() {
        ClientCredentials ticketing = new ClientCredentials("ticketing", "se:cret");

        assertThat(ClientCredentials.of("Basic " + base64("ticketing:se:cret"), null, null))
                .contains(ticketing);
        assertThat(ClientCredentials.of("bASIC  " + base64("ticketing:se:cret"), null, null))
                .contains(ticketing);
        assertThat(ClientCredentials.of(null, "ticketing", "se:cret")).contains(ticketing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic %%%", "Basic dGlja2V0aW5n", "Bearer eyJ", "Digest x"})
    void unreadableHeaderIsNoCredentialEvenBesideAGoodForm(String header) {
        assertThat(ClientCredentials.of(header, "ticketing", "secret")).isEmpty();
    }

    @Test
    void halfACredentialIsNone() {
        assertThat(ClientCredentials.of(null, "ticketing", null)).isEmpty();
        assertThat(ClientCredentials.of(null, null, "secret")).isEmpty();
    }

    @Test
    void showsNoSecret() {
        assertThat(new ClientCredentials("ticketing", "hidden").toString())
                .contains("ticketing")
                .doesNotContain("hidden");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
