package dev.twende.ticketing.waitinglists.entity;

import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.LAPSED;
import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.LEFT;
import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.OFFERED;
import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.OVER;
import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.REJECTED;
import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.TAKEN;
import static dev.twende.ticketing.waitinglists.entity.PlaceStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingPlaceTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Map<PlaceStatus, Set<PlaceStatus>> LEGAL =
            Map.of(WAITING, Set.of(OFFERED, LEFT, OVER), OFFERED, Set.of(TAKEN, LAPSED, REJECTED));

    private static WaitingPlace place(int from, int to) {
        return new WaitingPlace(
                UUID.randomUUID(),
                new WaitingList(),
                new WaitingPlace.Stretch(UUID.randomUUID(), UUID.randomUUID(), from, to),
                new WaitingPlace.Party("250788123456", "rw", "WEB", 2, "{}"),
                NOW);
    }

    @Test
    void allowsExactlyTheMovesOfAPlace() {
        for (PlaceStatus from : PlaceStatus.values()) {
            for (PlaceStatus to : PlaceStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(LEGAL.getOrDefault(from, Set.of()).contains(to));
            }
            assertThat(from.isEnd()).isEqualTo(!LEGAL.containsKey(from));
        }
    }

    @Test
    void forgetsWhatWasAskedForWhenItIsAskedForNoMore() {
        WaitingPlace place = place(0, 2);
        assertThat(place.wish()).isEqualTo("{}");
        place.offer("ABCD2345", NOW);
        assertThat(place.wish()).isNull();
        assertThat(place.bookingReference()).contains("ABCD2345");
        assertThatThrownBy(() -> place.end(OFFERED, NOW)).isInstanceOf(IllegalArgumentException.class);
        place.end(LAPSED, NOW);
        assertThatThrownBy(() -> place.offer("EFGH2345", NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void gathersSeatsOnceAndForAStatedTime() {
        WaitingPlace place = place(0, 2);
        Duration tenMinutes = Duration.ofMinutes(10);
        assertThat(place.gather(tenMinutes, NOW)).contains(tenMinutes);
        assertThat(place.gather(tenMinutes, NOW.plusSeconds(540))).contains(Duration.ofMinutes(1));
        assertThat(place.gather(tenMinutes, NOW.plusSeconds(600))).isEmpty();
        assertThat(place.gather(tenMinutes, NOW.plusSeconds(9_999))).isEmpty();
    }

    @Test
    void isOnlyInTheWayOfThoseWhoWantAPartOfTheSameWay() {
        WaitingPlace place = place(1, 3);
        assertThat(place.isInTheWayOf(0, 1)).isFalse();
        assertThat(place.isInTheWayOf(0, 2)).isTrue();
        assertThat(place.isInTheWayOf(2, 4)).isTrue();
        assertThat(place.isInTheWayOf(3, 4)).isFalse();
    }

    @Test
    void numbersAreGivenOutInTheOrderOfJoining() {
        WaitingList list = new WaitingList();
        assertThat(list.join(NOW)).isEqualTo(1);
        assertThat(list.join(NOW)).isEqualTo(2);
    }
}
