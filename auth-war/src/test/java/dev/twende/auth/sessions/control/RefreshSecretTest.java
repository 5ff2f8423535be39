package dev.twende.auth.sessions.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefreshSecretTest {
    @Test
    void isLongRandomAndUrlSafe() {
        assertThat(RefreshSecret.first().text()).matches("[A-Za-z0-9_-]{43}");
        assertThat(RefreshSecret.first()).isNotEqualTo(RefreshSecret.first());
    }

    @Test
    void successorIsTheSameForTheSameTokenAndSaltOnly() {
        RefreshSecret first = RefreshSecret.first();
        byte[] salt = RefreshSecret.salt();

        RefreshSecret successor = first.successor(salt);

        assertThat(successor.text()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(first.text());
        assertThat(first.successor(salt)).isEqualTo(successor);
        assertThat(first.successor(RefreshSecret.salt())).isNotEqualTo(successor);
        assertThat(RefreshSecret.first().successor(salt)).isNotEqualTo(successor);
    }

    @Test
    void showsNothing() {
        RefreshSecret secret = RefreshSecret.first();
        assertThat(secret.toString()).doesNotContain(secret.text());
        assertThat(secret.hash()).doesNotContain(secret.text());
    }
}
