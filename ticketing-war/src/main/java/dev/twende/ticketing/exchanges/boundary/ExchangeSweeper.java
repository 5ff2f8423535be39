package dev.twende.ticketing.exchanges.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.exchanges.control.ExchangeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Ends exchanges whose seats wait no longer, so that passengers see it. Several instances share the work; no seat waits for it. */
@ApplicationScoped
public class ExchangeSweeper {
    private Exchanges exchanges;
    private ExchangeConfig config;
    private Rounds rounds;

    protected ExchangeSweeper() {} // for the CDI proxy

    @Inject
    public ExchangeSweeper(Exchanges exchanges, ExchangeConfig config, Rounds rounds) {
        this.exchanges = exchanges;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(
                config.sweepPace(),
                "exchanges that wait no longer",
                () -> exchanges.lapsed().forEach(exchanges::endLapsed));
    }
}
