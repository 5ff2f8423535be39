package dev.twende.payment.webhooks.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    private static final UUID WEBHOOK = UUID.fromString("01951c3e-0000-7000-8000-000000000001");

    /** The vector of docs/webhooks.md; computed with {@code openssl dgst -sha256 -hmac}. */
    @Test
    void signsAsTheDocumentationSays() {
        assertThat(WebhookSigner.signature(
                        "whsec_4f8d1c", Instant.ofEpochSecond(1_772_352_000), "{\"type\":\"webhook.ping\"}"))
                .isEqualTo("t=1772352000,v1=a3f80442305070f47b17fa48e6afa7a2554582b7b86e8e55cba1eed552fe3d78");
    }

    @Test
    void givesEachWebhookASecretOfItsOwnThatOnlyTheKeyKnows() {
        WebhookSigner ours = new WebhookSigner(config((byte) 1));

        assertThat(ours.secretOf(WEBHOOK)).matches("whsec_[0-9a-f]{64}").isEqualTo(ours.secretOf(WEBHOOK));
        assertThat(ours.secretOf(WEBHOOK)).isNotEqualTo(ours.secretOf(UUID.randomUUID()));
        assertThat(ours.secretOf(WEBHOOK)).isNotEqualTo(new WebhookSigner(config((byte) 2)).secretOf(WEBHOOK));
    }

    static WebhookConfig config(byte key) {
        byte[] bytes = new byte[32];
        bytes[0] = key;
        return config(bytes, false);
    }

    static WebhookConfig config(byte[] key, boolean privateTargets) {
        return new WebhookConfig(
                Base64.getEncoder().encodeToString(key),
                privateTargets,
                Duration.ofSeconds(1),
                8,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofHours(6));
    }
}
