package dev.twende.payment.webhooks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what webhooks are told. Each webhook has a secret of its own, derived from the house's key, so that none lies in the
 * database; the recipe of the signature is in {@code docs/webhooks.md}.
 */
@ApplicationScoped
public class WebhookSigner {
    private static final String ALGORITHM = "HmacSHA256";

    /** Tells people, and scanners of leaked secrets, what it is. */
    private static final String PREFIX = "whsec_";

    private byte[] key;

    protected WebhookSigner() {} // for the CDI proxy

    @Inject
    public WebhookSigner(WebhookConfig config) {
        this.key = config.signingKey();
    }

    /** The secret of a webhook, as its owner is shown it once. */
    public String secretOf(UUID webhookId) {
        return PREFIX + HexFormat.of().formatHex(hmac(key, "webhook " + webhookId));
    }

    /** The value of the header {@code Twende-Signature}. */
    public String signature(UUID webhookId, Instant at, String body) {
        return signature(secretOf(webhookId), at, body);
    }

    static String signature(String secret, Instant at, String body) {
        String signed = at.getEpochSecond() + "." + body;
        return "t=" + at.getEpochSecond() + ",v1="
                + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), signed));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
