package dev.twende.ticketing.pos.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.problem.Problem.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationQueueTest {
    private static Incoming signed(UUID id, long sequence, String digest) {
        return new Incoming(
                0,
                digest,
                "",
                Optional.of(new OperationHead(id, sequence, OperationType.SALE, Instant.EPOCH, null, null, null)),
                List.of());
    }

    private static Incoming signed(long sequence) {
        return signed(new UUID(7, sequence), sequence, "digest " + sequence);
    }

    private static Incoming unreadable(String text) {
        return new Incoming(0, text, text, Optional.empty(), List.of(new FieldError("operations[0]", "is rubbish")));
    }

    private static Known known(Incoming item, long sequence) {
        return new Known(
                sequence,
                item.head().map(OperationHead::operationId).orElse(null),
                item.digest(),
                item.isSigned(),
                "{}");
    }

    private static List<Class<?>> kinds(List<Turn> turns) {
        return turns.stream().<Class<?>>map(Turn::getClass).toList();
    }

    @Test
    void takesWhatComesNextAndLetsTheRestWait() {
        OperationQueue queue = new OperationQueue(0, List.of());
        List<Turn> turns = queue.take(List.of(signed(1), signed(3), signed(2), signed(4)), 4);
        assertThat(kinds(turns)).containsExactly(Turn.Take.class, Turn.Wait.class, Turn.Take.class, Turn.Wait.class);
        assertThat(queue.last()).isEqualTo(2);
    }

    @Test
    void knowsWhatWasToldWhateverItIsSignedWith() {
        OperationQueue queue = new OperationQueue(1, List.of(known(signed(1), 1)));
        List<Turn> turns = queue.take(List.of(signed(1), signed(2), signed(2)), 3);
        assertThat(kinds(turns)).containsExactly(Turn.Again.class, Turn.Take.class, Turn.Twin.class);
    }

    @Test
    void anotherOperationWithTheIdTakesItsPlaceAndNothingElse() {
        OperationQueue queue = new OperationQueue(1, List.of(known(signed(1), 1)));
        List<Turn> turns = queue.take(List.of(signed(new UUID(7, 1), 2, "other"), signed(3)), 2);
        assertThat(((Turn.Take) turns.get(0)).isIdReused()).isTrue();
        assertThat(((Turn.Take) turns.get(1)).isIdReused()).isFalse();
        assertThat(queue.last()).isEqualTo(3);
    }

    @Test
    void anotherOperationWithThePlaceOfOneIsNothing() {
        OperationQueue queue = new OperationQueue(1, List.of(known(signed(1), 1)));
        assertThat(kinds(queue.take(List.of(signed(UUID.randomUUID(), 1, "other")), 1)))
                .containsExactly(Turn.Reused.class);
    }

    @Test
    void whatNobodyCanReadTakesAPlaceOnlyWhenOneIsMissing() {
        assertThat(kinds(new OperationQueue(4, List.of()).take(List.of(unreadable("?"), signed(5)), 2)))
                .containsExactly(Turn.Unreadable.class, Turn.Take.class);
        OperationQueue queue = new OperationQueue(4, List.of());
        assertThat(kinds(queue.take(List.of(unreadable("?"), unreadable("!"), signed(7)), 3)))
                .containsExactly(Turn.Take.class, Turn.Take.class, Turn.Take.class);
        assertThat(queue.last()).isEqualTo(7);
        assertThat(kinds(new OperationQueue(4, List.of()).take(List.of(unreadable("?")), 1)))
                .as("at the end of a call nothing shows that it is an operation")
                .containsExactly(Turn.Unreadable.class);
    }

    @Test
    void whatIsBehindTheChunkShowsThatAPlaceIsMissingToo() {
        OperationQueue queue = new OperationQueue(4, List.of());
        assertThat(kinds(queue.take(List.of(unreadable("?"), signed(6)), 1))).containsExactly(Turn.Take.class);
        assertThat(queue.last()).isEqualTo(5);
    }

    @Test
    void aSignedOperationTakesThePlaceOfAnUnreadableOne() {
        OperationQueue later = new OperationQueue(6, List.of(known(unreadable("?"), 5)));
        assertThat(kinds(later.take(List.of(signed(5)), 1))).containsExactly(Turn.Take.class);
        assertThat(later.last()).isEqualTo(6);
        OperationQueue atOnce = new OperationQueue(4, List.of());
        assertThat(kinds(atOnce.take(List.of(unreadable("?"), signed(6), signed(5)), 3)))
                .containsExactly(Turn.Take.class, Turn.Take.class, Turn.Take.class);
    }

    /** However the operations of a device are cut, repeated, mixed and lost on the way, each is taken once and in order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inTheEndAllAreTakenOnceAndInOrder(int seed) {
        Random random = new Random(seed);
        List<Incoming> all = LongStream.rangeClosed(1, 60)
                .mapToObj(OperationQueueTest::signed)
                .toList();
        Map<Long, Known> kept = new HashMap<>();
        List<Long> order = new ArrayList<>();
        long last = 0;
        for (int upload = 0; last < all.size() && upload < 1_000; upload++) {
            List<Incoming> sent = new ArrayList<>();
            int from = Math.max(0, (int) last - random.nextInt(10));
            IntStream.range(from, Math.min(all.size(), from + 1 + random.nextInt(25)))
                    .forEach(i -> {
                        sent.add(all.get(i));
                        if (random.nextInt(6) == 0) {
                            sent.add(random.nextBoolean() ? all.get(i) : unreadable("noise " + seed + " " + i));
                        }
                    });
            if (random.nextInt(3) == 0) {
                sent.remove(random.nextInt(sent.size()));
            }
            OperationQueue queue = new OperationQueue(last, kept.values());
            for (Turn turn : queue.take(sent, 1 + random.nextInt(sent.size() + 1))) {
                if (turn instanceof Turn.Take take) {
                    assertThat(take.isIdReused()).isFalse();
                    kept.put(take.sequence(), known(take.item(), take.sequence()));
                    if (take.item().isSigned()) {
                        order.add(take.sequence());
                    }
                }
            }
            last = queue.last();
        }
        // an unreadable one may have filled in for one that was lost on the way: that comes again and takes its place
        all.forEach(item -> {
            OperationQueue queue = new OperationQueue(60, kept.values());
            Turn turn = queue.take(List.of(item), 1).get(0);
            if (turn instanceof Turn.Take take) {
                kept.put(take.sequence(), known(take.item(), take.sequence()));
                order.add(take.sequence());
            }
        });
        assertThat(order).doesNotHaveDuplicates().hasSize(60);
        assertThat(kept.values()).allMatch(Known::isSigned).hasSize(60);
    }
}
