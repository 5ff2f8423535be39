package dev.twende.payment.transactions.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** When the provider is asked about a transaction that nothing has settled: soon and often at first, then patiently. */
@ApplicationScoped
public class QuestionTimetable {
    private ReconcilerConfig config;

    protected QuestionTimetable() {} // for the CDI proxy

    @Inject
    public QuestionTimetable(ReconcilerConfig config) {
        this.config = config;
    }

    /** The first question about a new transaction. */
    public Instant first(Instant createdAt) {
        return createdAt.plus(config.askAt().get(0));
    }

    /**
     * The question after one at {@code now}.
     *
     * @param lastNews when anything last changed
     * @param acknowledged whether the provider ever gave it an id; without one there is nothing to ask with, only a callback to wait for
     * @return empty when it is time to give up
     */
    public Optional<Instant> next(Instant createdAt, Instant lastNews, boolean acknowledged, Instant now) {
        Optional<Instant> planned = config.askAt().stream()
                .map(createdAt::plus)
                .filter(now::isBefore)
                .findFirst();
        if (planned.isPresent() || !acknowledged) {
            return planned;
        }
        return now.isBefore(lastNews.plus(config.giveUpAfter()))
                ? Optional.of(now.plus(config.askEvery()))
                : Optional.empty();
    }
}
