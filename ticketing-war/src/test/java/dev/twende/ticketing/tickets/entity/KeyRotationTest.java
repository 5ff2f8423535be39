package dev.twende.ticketing.tickets.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(180);
    private static final Duration ANNOUNCED = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofDays(10);
    private static final Instant END = START.plus(LIFETIME);

    private final KeyRotation rotation = new KeyRotation(LIFETIME, ANNOUNCED, KEPT);

    private static TicketKey key(int id, Instant activatesAt) {
        return new TicketKey(id, new byte[32], new byte[1], activatesAt, START);
    }

    @Test
    void theFirstKeySignsAtOnce() {
        Instant activation = rotation.nextActivation(List.of(), START).orElseThrow();
        assertThat(rotation.signing(List.of(key(1, activation)), START.minusSeconds(5)))
                .isPresent();
    }

    @Test
    void aKeyThatSignsIsMadeAtOnceWhenThereIsNoneAlthoughOneIsAnnounced() {
        TicketKey announced = key(2, START.plus(ANNOUNCED));
        Instant activation = rotation.nextActivation(List.of(announced), START).orElseThrow();
        TicketKey substitute = key(3, activation);
        assertThat(rotation.signing(List.of(announced, substitute), START)).contains(substitute);
        assertThat(rotation.signing(List.of(announced, substitute), START.plus(ANNOUNCED)))
                .contains(announced);
        assertThat(rotation.nextActivation(List.of(announced, substitute), START))
                .isEmpty();
    }

    @Test
    void theNextKeyIsMadeOneAnnouncementBeforeTheEndAndOnce() {
        List<TicketKey> one = List.of(key(1, START));
        Instant due = END.minus(ANNOUNCED);
        assertThat(rotation.nextActivation(one, due.minusMillis(1))).isEmpty();
        assertThat(rotation.nextActivation(one, due)).contains(END);
        assertThat(rotation.nextActivation(List.of(key(1, START), key(2, END)), due))
                .isEmpty();
        Instant late = END.plus(Duration.ofDays(400));
        assertThat(rotation.nextActivation(one, late))
                .as("announced first, however late")
                .contains(late.plus(ANNOUNCED));
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        TicketKey first = key(1, START);
        TicketKey second = key(2, END);
        List<TicketKey> keys = List.of(first, second);
        assertThat(rotation.published(keys, END.minus(ANNOUNCED))).containsExactly(first, second);
        assertThat(rotation.signing(keys, END.minusMillis(1))).contains(first);
        assertThat(rotation.signing(keys, END)).contains(second);
    }

    @Test
    void anOldKeyIsPublishedUntilItsTicketsAreOver() {
        TicketKey first = key(1, START);
        TicketKey second = key(2, END);
        List<TicketKey> keys = List.of(first, second);
        Instant lastRide = END.plus(Duration.ofDays(60));
        assertThat(rotation.published(keys, END)).as("it has signed nothing").containsExactly(second);
        first.neededUntil(lastRide);
        first.neededUntil(END); // an earlier ride changes nothing
        assertThat(rotation.published(keys, lastRide.plus(KEPT).minusMillis(1))).containsExactly(first, second);
        assertThat(rotation.published(keys, lastRide.plus(KEPT))).containsExactly(second);
    }
}
