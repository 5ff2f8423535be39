package dev.twende.ticketing.seatmaps.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seatmaps.control.Watch.Message;
import dev.twende.ticketing.seatmaps.entity.Stretch;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What somebody who watches seats is told. */
class WatchTest {
    private static final Stretch STRETCH = new Stretch(UUID.randomUUID(), new Segments(0, 2));

    private final List<Message> read = new ArrayList<>();
    private final Queue<Runnable> atWork = new ArrayDeque<>(); // the executor's threads, moved by hand
    private final AtomicInteger hungUp = new AtomicInteger();
    private final Watch watch = new Watch(taken(), read::add, hungUp::incrementAndGet, atWork::add);

    private static Occupancy taken(String... marks) {
        return new Occupancy(STRETCH, 1, false, String.join("\n", marks));
    }

    private void work() {
        while (!atWork.isEmpty()) {
            atWork.remove().run();
        }
    }

    @Test
    void tellsTheMapFirstAndThenWhatChanges() {
        watch.see(taken("T1")); // while the reader is being let in
        watch.begin(Optional.of(new Message("map", "seats", "{}")));
        work();
        watch.see(taken("T1", "B2"));
        work();
        watch.see(taken("T1", "B2"));
        watch.see(taken("B2"));
        work();
        assertThat(read)
                .containsExactly(
                        new Message("map", "seats", "{}"),
                        new Message(
                                taken("T1").tag(),
                                "changes",
                                "{\"seats\":[{\"seat_number\":\"1\",\"state\":\"TAKEN\"}]}"),
                        new Message(
                                taken("T1", "B2").tag(),
                                "changes",
                                "{\"seats\":[{\"seat_number\":\"2\",\"state\":\"BLOCKED\"}]}"),
                        new Message(
                                taken("B2").tag(),
                                "changes",
                                "{\"seats\":[{\"seat_number\":\"1\",\"state\":\"FREE\"}]}"));
    }

    @Test
    void addsChangesUpForAReaderWhoIsBusy() {
        watch.begin(Optional.empty());
        watch.see(taken("T1"));
        watch.see(taken("T1", "T2"));
        watch.see(taken("T2"));
        watch.beat();
        assertThat(atWork).as("one thing at a time").hasSize(1);
        work();
        assertThat(read).extracting(Message::name).containsExactly(null, "changes");
        assertThat(read.get(1).data()).isEqualTo("{\"seats\":[{\"seat_number\":\"2\",\"state\":\"TAKEN\"}]}");
    }

    @Test
    void noticesAReaderWhoTakesNothingIn() {
        assertThat(watch.isStuckFor(Duration.ofHours(1))).isFalse();
        watch.begin(Optional.empty());
        assertThat(watch.isStuckFor(Duration.ZERO)).isTrue();
        work();
        assertThat(watch.isStuckFor(Duration.ZERO)).isFalse();
        watch.end();
        watch.end();
        watch.see(taken("T9"));
        assertThat(atWork).isEmpty();
        assertThat(hungUp).hasValue(1);
    }

    @Test
    void endsWhenNobodyReadsOrNobodyWrites() {
        Watch gone = new Watch(
                taken(),
                message -> {
                    throw new IllegalStateException("closed");
                },
                hungUp::incrementAndGet,
                atWork::add);
        gone.begin(Optional.empty());
        work();
        assertThat(gone.isOver()).isTrue();
        Watch late = new Watch(taken(), read::add, hungUp::incrementAndGet, task -> {
            throw new RejectedExecutionException("stopping");
        });
        late.begin(Optional.empty());
        assertThat(late.isOver()).isTrue();
        assertThat(hungUp).hasValue(2);
        assertThat(read).isEmpty();
    }
}
