package dev.twende.payment.providers.control;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who we are to the M-Pesa simulator of the tests. */
public final class Daraja {
    public static final String SHORT_CODE = "174379";
    public static final String INITIATOR_PASSWORD = "initiator";

    private Daraja() {}

    /**
     * @param callbacks where it calls back
     * @param certificate its public key; without one no money goes out
     */
    public static MpesaConfig config(
            URI url, String account, String secret, URI callbacks, Optional<Path> certificate) {
        return new MpesaConfig(
                url,
                account,
                secret,
                SHORT_CODE,
                "passkey",
                callbacks,
                certificate.map(file -> "twende"),
                certificate.map(file -> INITIATOR_PASSWORD),
                certificate.map(Path::toString),
                Optional.of("254700000000"),
                List.of("KES", "RWF"),
                250_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                4,
                Duration.ofMillis(500),
                Optional.empty(),
                Optional.empty());
    }
}
