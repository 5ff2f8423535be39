package dev.twende.payment.providers.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.launcher.simulator.MpesaSimulator;
import dev.twende.payment.providers.control.Daraja;
import dev.twende.payment.providers.control.MpesaClient;
import dev.twende.payment.providers.control.MpesaConfig;
import dev.twende.payment.providers.control.SharedNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** M-Pesa. */
final class SimulatedMpesa extends SimulatedProvider {
    /** One of its own for each, so that the token of one never reaches the other. */
    private final String account = "key-" + Ids.next();

    private final MpesaSimulator simulator =
            new MpesaSimulator(0, account, "secret", Daraja.SHORT_CODE, "passkey", Daraja.INITIATOR_PASSWORD);
    private Path certificate;

    @Override
    URI url() {
        return simulator.url();
    }

    @Override
    void start() {
        simulator.start();
        try {
            certificate = Files.writeString(Files.createTempFile("mpesa", ".pem"), simulator.publicKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.start();
    }

    @Override
    void stop() {
        simulator.stop();
        super.stop();
    }

    @Override
    PaymentProvider provider() {
        return instance();
    }

    /** Another instance of the house, with the notes that all share. */
    Mpesa instance() {
        return instance("secret", notes);
    }

    Mpesa instance(String secret, SharedNotes ours) {
        MpesaConfig config = Daraja.config(simulator.url(), account, secret, houseUrl(), Optional.of(certificate));
        Clock clock = Clock.systemUTC();
        return new Mpesa(config, new MpesaClient(config, ours, clock, calls), ours, answers, clock);
    }

    /** A customer pays by himself. */
    void pays(String reference, long amount) {
        post(
                "/simulator/paybill",
                "{\"msisdn\":\"254712345678\",\"amount\":" + amount + ",\"reference\":\"" + reference + "\"}");
    }
}
