package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers for a moment which seats the database has refused, so that a crowd at a sold-out bus is told so without asking it. Nothing
 * is ever sold by this memory. A seat that is given up in this instance is forgotten at once, and so is one that this instance shows
 * somebody as free; one that is given up in another instance, or whose hold lapses, and that nobody has looked at here since, may be
 * refused this much longer.
 */
@ApplicationScoped
public class RecentRefusals {
    private static final Duration MOMENT = Duration.ofMillis(500);
    /** Bounds the memory: so many sold-out buses at once. Beyond it all is forgotten, which only costs a question. */
    private static final int MOST_SCHEDULES = 500;

    @Resource
    TransactionSynchronizationRegistry transactions;

    private record Refusal(Segments segments, long until) {}

    private final Map<UUID, Map<String, Refusal>> refusals = new ConcurrentHashMap<>();
    private final AtomicLong age = new AtomicLong();
    private final Duration moment;

    public RecentRefusals() {
        this(MOMENT);
    }

    /** @param moment how long a refusal is remembered */
    public RecentRefusals(Duration moment) {
        this.moment = moment;
    }

    /** Grows with everything that is forgotten; whoever asks the database looks first, and notes by it what was refused. */
    public long age() {
        return age.get();
    }

    /** Whether the database has just refused the seat on this stretch or on a part of it. */
    public boolean has(UUID scheduleId, String seatNumber, Segments segments) {
        Map<String, Refusal> ofSchedule = refusals.get(scheduleId);
        Refusal refusal = ofSchedule == null ? null : ofSchedule.get(seatNumber);
        return refusal != null
                && refusal.until() - System.nanoTime() > 0
                && segments.from() <= refusal.segments().from()
                && refusal.segments().to() <= segments.to();
    }

    /** @param since the age when the database was asked; what was forgotten meanwhile may be free by now */
    public void note(UUID scheduleId, String seatNumber, Segments segments, long since) {
        if (refusals.size() >= MOST_SCHEDULES) {
            refusals.clear();
        }
        Map<String, Refusal> ofSchedule = refusals.computeIfAbsent(scheduleId, none -> new ConcurrentHashMap<>());
        ofSchedule.put(seatNumber, new Refusal(segments, System.nanoTime() + moment.toNanos()));
        if (age.get() != since) {
            ofSchedule.remove(seatNumber);
        }
    }

    /**
     * The database has just said which seats are not free on this stretch: whoever is shown the others as free is not refused them here.
     *
     * @param occupied is only asked when something is remembered of the schedule
     */
    public void seen(UUID scheduleId, Segments segments, Supplier<Set<String>> occupied) {
        Map<String, Refusal> ofSchedule = refusals.get(scheduleId);
        if (ofSchedule != null && !ofSchedule.isEmpty()) {
            Set<String> taken = occupied.get();
            ofSchedule
                    .entrySet()
                    .removeIf(refused -> !taken.contains(refused.getKey())
                            && segments.from() <= refused.getValue().segments().from()
                            && refused.getValue().segments().to() <= segments.to());
        }
    }

    /** Seats are given up: once that is committed the database is asked again, whichever they are. */
    public void forgetAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nobody sees the seats free yet
            }

            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }

    private void forget() {
        age.incrementAndGet();
        refusals.clear();
    }
}
