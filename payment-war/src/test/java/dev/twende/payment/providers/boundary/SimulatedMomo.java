package dev.twende.payment.providers.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.launcher.simulator.MomoSimulator;
import dev.twende.payment.providers.control.MomoClient;
import dev.twende.payment.providers.control.MomoConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** MTN MoMo. */
final class SimulatedMomo extends SimulatedProvider {
    private final String user = "user-" + Ids.next();
    private final MomoSimulator simulator = new MomoSimulator(0, user, "key", "subscription");

    @Override
    URI url() {
        return simulator.url();
    }

    @Override
    void start() {
        simulator.start();
        super.start();
    }

    @Override
    void stop() {
        simulator.stop();
        super.stop();
    }

    @Override
    PaymentProvider provider() {
        MomoConfig config = new MomoConfig(
                Optional.of(simulator.url().toString()),
                Optional.of(user),
                Optional.of("key"),
                Optional.of("subscription"),
                Optional.of(user),
                Optional.of("key"),
                Optional.of("subscription"),
                "sandbox",
                Optional.of(houseUrl().toString()),
                List.of("RWF", "KES"),
                250_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                4,
                Duration.ofMillis(500),
                Optional.empty(),
                Optional.empty());
        return new Momo(config, new MomoClient(config, notes, Clock.systemUTC(), calls));
    }
}
