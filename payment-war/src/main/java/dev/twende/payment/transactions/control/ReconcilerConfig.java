package dev.twende.payment.transactions.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How patiently, and how many at a time, unsettled transactions are asked about. */
@ApplicationScoped
public class ReconcilerConfig {
    private List<Duration> askAt;
    private Duration askEvery;
    private Duration giveUpAfter;
    private Duration pace;
    private int parallel;

    protected ReconcilerConfig() {} // for the CDI proxy

    @Inject
    public ReconcilerConfig(
            @ConfigProperty(name = "twende.payment.reconciler.ask-at") List<Duration> askAt,
            @ConfigProperty(name = "twende.payment.reconciler.ask-every") Duration askEvery,
            @ConfigProperty(name = "twende.payment.reconciler.give-up-after") Duration giveUpAfter,
            @ConfigProperty(name = "twende.payment.reconciler.pace") Duration pace,
            @ConfigProperty(name = "twende.payment.reconciler.parallel") int parallel) {
        if (askAt.isEmpty() || !askAt.stream().sorted().toList().equals(askAt)) {
            throw new IllegalArgumentException("twende.payment.reconciler.ask-at must be durations in rising order");
        }
        if (askEvery.compareTo(Duration.ofSeconds(1)) < 0
                || pace.compareTo(Duration.ofMillis(100)) < 0
                || parallel < 1) {
            throw new IllegalArgumentException(
                    "twende.payment.reconciler.* must be: ask-every >= PT1S, pace >= PT0.1S, parallel >= 1");
        }
        this.askAt = List.copyOf(askAt);
        this.askEvery = askEvery;
        this.giveUpAfter = giveUpAfter;
        this.pace = pace;
        this.parallel = parallel;
    }

    /** The first questions, counted from a transaction's creation. */
    public List<Duration> askAt() {
        return askAt;
    }

    /** The pace of the questions after those. */
    public Duration askEvery() {
        return askEvery;
    }

    /** How long nothing new may have come before a transaction is given up. */
    public Duration giveUpAfter() {
        return giveUpAfter;
    }

    /** How often transactions are looked through for due questions. */
    public Duration pace() {
        return pace;
    }

    /** How many questions may be in flight. */
    public int parallel() {
        return parallel;
    }
}
