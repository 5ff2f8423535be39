package dev.twende.ticketing.seatmaps.control;

import dev.twende.kit.rest.Json;
import dev.twende.ticketing.seats.entity.SeatState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Somebody who watches the seats of a stretch. They are told one thing at a time, by a thread of the executor, so that nobody waits for
 * them. While they take it in, changes add up to one; who takes too long is to be dropped.
 */
public final class Watch {
    private static final Message HERE = new Message(null, null, "here");

    private final Occupancy first;
    private final Consumer<Message> reader;
    private final Runnable hangUp;
    private final Executor executor;
    private final long begun = System.nanoTime();
    private Occupancy told;
    private Occupancy latest;
    private long busySince = begun;
    private boolean isBusy = true; // until it begins, so that nothing is told before the first message
    private boolean isOver;

    /**
     * What is sent.
     *
     * @param id of the map that the reader has when this is taken in; null when it is the same as before
     * @param name seats or changes; null for a sign of life
     * @param data JSON, or a remark for a sign of life
     */
    public record Message(String id, String name, String data) {}

    /** The seats that are another way now. */
    public record Changes(List<Change> seats) {}

    /** A seat and what it is now. */
    public record Change(String seatNumber, SeatState state) {}

    /**
     * @param seen what the reader has seen, or sees with the first message
     * @param reader takes a message in, or fails when nobody is there any more; may block
     * @param hangUp is called once, at the end
     */
    public Watch(Occupancy seen, Consumer<Message> reader, Runnable hangUp, Executor executor) {
        this.first = seen;
        this.told = seen;
        this.latest = seen;
        this.reader = reader;
        this.hangUp = hangUp;
        this.executor = executor;
    }

    /** What the reader saw when it began. */
    public Occupancy first() {
        return first;
    }

    /** Tells what the reader does not know yet, now or as soon as it listens again. */
    public synchronized void see(Occupancy now) {
        latest = now;
        goOn();
    }

    /** Says that we are here, so that nobody between us and the reader takes the silence for the end, and we notice when the reader is gone. */
    public synchronized void beat() {
        send(HERE, told);
    }

    /** Sends the first message: the map, or a sign of life to a reader who has it. */
    public synchronized void begin(Optional<Message> map) {
        isBusy = false;
        send(map.orElse(HERE), told);
    }

    private void goOn() {
        if (!told.marks().equals(latest.marks())) {
            send(new Message(latest.tag(), "changes", Json.mapper().toJson(changes(told, latest))), latest);
        }
    }

    private void send(Message message, Occupancy then) {
        if (isBusy || isOver) {
            return;
        }
        isBusy = true;
        busySince = System.nanoTime();
        try {
            executor.execute(() -> write(message, then));
        } catch (RejectedExecutionException stopping) {
            end();
        }
    }

    private void write(Message message, Occupancy then) {
        try {
            reader.accept(message);
        } catch (RuntimeException gone) {
            end();
            return;
        }
        synchronized (this) {
            isBusy = false;
            told = then;
            goOn();
        }
    }

    /** Whether the reader has not taken a message in for so long. */
    public synchronized boolean isStuckFor(Duration time) {
        return isBusy && System.nanoTime() - busySince > time.toNanos();
    }

    /** Whether it began longer ago than this. */
    public boolean isOlderThan(Duration time) {
        return System.nanoTime() - begun > time.toNanos();
    }

    public synchronized boolean isOver() {
        return isOver;
    }

    /** Hangs up; a second time changes nothing. */
    public void end() {
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
        }
        hangUp.run();
    }

    private static Changes changes(Occupancy before, Occupancy now) {
        Map<String, SeatState> then = before.states();
        Map<String, SeatState> states = now.states();
        Set<String> seats = new TreeSet<>(then.keySet());
        seats.addAll(states.keySet());
        return new Changes(seats.stream()
                .filter(seat -> then.get(seat) != states.get(seat))
                .map(seat -> new Change(seat, states.getOrDefault(seat, SeatState.FREE)))
                .toList());
    }
}
