package dev.twende.ticketing.seatmaps.control;

import dev.twende.ticketing.seatmaps.entity.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Lets those who look at the same moment share a question to the database. A few questions are under way at a time; whoever comes
 * meanwhile goes with the next one, so everyone is answered by a question that was put after they came: nobody sees anything old. A
 * crowd costs the database little more than a few lookers do.
 */
@ApplicationScoped
public class OccupancyReads {
    /** Enough to keep the database at work on one while the other is on its way. */
    private static final int AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(AT_ONCE);
    private OccupancyStore store;
    private Question open;

    protected OccupancyReads() {} // for the CDI proxy

    @Inject
    public OccupancyReads(OccupancyStore store) {
        this.store = store;
    }

    private static final class Question {
        private final List<Stretch> stretches = new ArrayList<>();
        private final CompletableFuture<Map<Stretch, Occupancy>> answer = new CompletableFuture<>();
    }

    /** What is taken now; empty when the schedule is not here. */
    public Optional<Occupancy> read(Stretch stretch) {
        Question question;
        boolean isFirst;
        synchronized (this) {
            isFirst = open == null;
            if (isFirst) {
                open = new Question();
            }
            question = open;
            question.stretches.add(stretch);
        }
        if (isFirst) {
            ask(question);
        }
        try {
            return Optional.ofNullable(question.answer.join().get(stretch));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Whoever comes first asks for all who come until it is their turn. */
    private void ask(Question question) {
        turns.acquireUninterruptibly();
        try {
            synchronized (this) {
                open = null;
            }
            question.answer.complete(store.read(question.stretches));
        } catch (RuntimeException | Error e) { // whatever it was, nobody must wait for an answer that will not come
            question.answer.completeExceptionally(e);
        } finally {
            turns.release();
        }
    }
}
