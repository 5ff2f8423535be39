package dev.twende.ticketing.seats.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.control.GuardMetrics;
import dev.twende.ticketing.seats.control.GuardMetrics.Outcome;
import dev.twende.ticketing.seats.control.RecentRefusals;
import dev.twende.ticketing.seats.control.Redlock;
import dev.twende.ticketing.seats.control.SeatGuardConfig;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands in front of the seats, so that most of those who would lose at the database lose here, for one round trip to Redis.
 * It never decides who gets a seat: where it does not know, it lets everyone through, and the database's constraint decides.
 *
 * <p>One lock per schedule and seat; its value tells the stretch, so that buyers of different stretches of one seat wait for
 * each other instead of losing. An idempotency key is locked first: whoever finds it taken is the same request once more, and
 * goes on to the database, where it waits for its twin and gets the twin's answer.
 */
@ApplicationScoped
public class SeatGuard {
    private static final int ATTEMPTS = 3;
    private static final long SHORTEST_WAIT_MILLIS = 20;
    private static final long LONGEST_WAIT_MILLIS = 120;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private SeatGuardConfig config;
    private GuardMetrics metrics;
    private RecentRefusals refusals;
    private Redlock redlock;

    protected SeatGuard() {} // for the CDI proxy

    @Inject
    public SeatGuard(SeatGuardConfig config, GuardMetrics metrics, RecentRefusals refusals) {
        this.config = config;
        this.metrics = metrics;
        this.refusals = refusals;
        this.redlock = new Redlock(config.nodes(), config.password(), config.times());
    }

    /**
     * Made as the house starts and not at first use: that could be a health check, which runs in the context of whichever WAR
     * answers {@code /health}, and there this house's settings are unknown.
     */
    void connect(@Observes @Initialized(ApplicationScoped.class) Object start) {
        // being called is all: the constructor connects
    }

    @PreDestroy
    void disconnect() {
        redlock.close();
    }

    /** Whether the guard keeps losers away right now, or lets everyone through to the database. */
    public boolean isEffective() {
        return !config.grantsAll() && redlock.hasQuorum();
    }

    /** How many masters vote right now. */
    public int votingNodes() {
        return redlock.usableNodes();
    }

    /**
     * Does the work, which must begin and commit a transaction of its own, while others are kept away from the seats.
     *
     * @param request what makes this request the same as its repetition; empty when the client gave no key
     * @throws Problem {@link ProblemType#SEAT_TAKEN} when someone else is just taking one of the seats, or the database has just said
     *     that it is taken;
     *     {@link ProblemType#SEAT_GUARD_UNAVAILABLE} when the guard cannot tell and is set to refuse then
     */
    public <T> T whileHolding(
            UUID scheduleId,
            Collection<String> seats,
            Segments segments,
            Optional<String> request,
            Function<SeatLock, T> work) {
        if (seats.stream().anyMatch(seat -> refusals.has(scheduleId, seat, segments))) {
            metrics.count(Outcome.REMEMBERED);
            throw Problem.of(ProblemType.SEAT_TAKEN, "A seat of this request is taken on this stretch.");
        }
        return whileLocking(scheduleId, seats, segments, request, lock -> {
            long since = refusals.age();
            try {
                return work.apply(lock);
            } catch (Problem refusal) {
                if (refusal.type() == ProblemType.SEAT_TAKEN && seats.size() == 1) { // of several it is not known which
                    refusals.note(scheduleId, seats.iterator().next(), segments, since);
                }
                throw refusal;
            }
        });
    }

    /**
     * Somebody is shown which seats are free: they are not refused those by memory.
     *
     * @param occupied the seats that are not free on the stretch; only asked when it matters
     */
    public void show(UUID scheduleId, Segments segments, Supplier<Set<String>> occupied) {
        refusals.seen(scheduleId, segments, occupied);
    }

    private <T> T whileLocking(
            UUID scheduleId,
            Collection<String> seats,
            Segments segments,
            Optional<String> request,
            Function<SeatLock, T> work) {
        if (config.grantsAll()) {
            return work.apply(() -> true);
        }
        List<String> keys = keys(scheduleId, seats, request);
        String mark = segments.from() + "-" + segments.to();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                pause();
            }
            Redlock.Verdict verdict = redlock.attempt(keys, mark);
            if (verdict instanceof Redlock.Held held) {
                try (held) {
                    metrics.count(Outcome.GRANTED);
                    return work.apply(held::isValid);
                }
            }
            if (verdict instanceof Redlock.NoQuorum) {
                return withoutLock(Outcome.NO_QUORUM, work);
            }
            List<Redlock.Rival> rivals = ((Redlock.Taken) verdict).rivals();
            if (rivals.stream().anyMatch(rival -> isTwin(rival, keys, request))) {
                metrics.count(Outcome.TWIN);
                return work.apply(() -> true);
            }
            if (rivals.stream().anyMatch(rival -> rival.hasMajority() && wants(rival, segments))) {
                metrics.count(Outcome.REFUSED);
                throw Problem.of(ProblemType.SEAT_TAKEN, "Someone else is just taking a seat of this request.");
            }
        }
        return withoutLock(Outcome.UNDECIDED, work);
    }

    private <T> T withoutLock(Outcome outcome, Function<SeatLock, T> work) {
        metrics.count(outcome);
        if (!config.sellsWithoutQuorum()) {
            throw Problem.of(ProblemType.SEAT_GUARD_UNAVAILABLE, "The seat guard cannot tell whether the seat is free.")
                    .retryAfter(RETRY_AFTER);
        }
        return work.apply(() -> true);
    }

    private static List<String> keys(UUID scheduleId, Collection<String> seats, Optional<String> request) {
        List<String> keys = new ArrayList<>(seats.size() + 1);
        request.ifPresent(key -> keys.add("request:" + key));
        seats.stream().sorted().forEach(seat -> keys.add("seat:" + scheduleId + ":" + seat));
        return keys;
    }

    private static boolean isTwin(Redlock.Rival rival, List<String> keys, Optional<String> request) {
        return request.isPresent() && rival.key().equals(keys.get(0));
    }

    private static boolean wants(Redlock.Rival rival, Segments segments) {
        String[] stretch = rival.mark().split("-");
        return new Segments(Integer.parseInt(stretch[0]), Integer.parseInt(stretch[1])).overlaps(segments);
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                ThreadLocalRandom.current().nextLong(SHORTEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS + 1)));
    }

    /** Notes that a sale found its lock gone before it could commit. */
    public void noteExpiredBeforeCommit() {
        metrics.count(Outcome.LOCK_EXPIRED_BEFORE_COMMIT);
    }
}
