package dev.twende.payment.transactions.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When the provider is asked about a transaction that nothing has settled: soon and often at first, then patiently. */
@ApplicationScoped
public class QuestionTimetable {
    private List<Duration> askAt;
    private Duration askEvery;
    private Duration giveUpAfter;

    protected QuestionTimetable() {} // for the CDI proxy

    @Inject
    public QuestionTimetable(
            @ConfigProperty(name = "twende.payment.reconciler.ask-at") List<Duration> askAt,
            @ConfigProperty(name = "twende.payment.reconciler.ask-every") Duration askEvery,
            @ConfigProperty(name = "twende.payment.reconciler.give-up-after") Duration giveUpAfter) {
        if (askAt.isEmpty() || !askAt.stream().sorted().toList().equals(askAt)) {
            throw new IllegalArgumentException("twende.payment.reconciler.ask-at must be durations in rising order");
        }
        this.askAt = List.copyOf(askAt);
        this.askEvery = askEvery;
        this.giveUpAfter = giveUpAfter;
    }

    /** The first question about a new transaction. */
    public Instant first(Instant createdAt) {
        return createdAt.plus(askAt.get(0));
    }

    /**
     * The question after one at {@code now}.
     *
     * @param lastNews when anything last changed
     * @param acknowledged whether the provider ever gave it an id; without one there is nothing to ask with, only a callback to wait for
     * @return empty when it is time to give up
     */
    public Optional<Instant> next(Instant createdAt, Instant lastNews, boolean acknowledged, Instant now) {
        Optional<Instant> planned = askAt.stream().map(createdAt::plus).filter(now::isBefore).findFirst();
        if (planned.isPresent() || !acknowledged) {
            return planned;
        }
        return now.isBefore(lastNews.plus(giveUpAfter)) ? Optional.of(now.plus(askEvery)) : Optional.empty();
    }
}
