package dev.twende.ticketing.boardings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.schedules.entity.PlannedStop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private static final Instant START = Instant.parse("2026-12-01T06:00:00Z");
    private static final Duration MARGIN = Duration.ofMinutes(30);

    /** Three stops an hour apart. */
    private final List<PlannedStop> stops = stops(Duration.ZERO);

    private static List<PlannedStop> stops(Duration later) {
        return IntStream.range(0, 3)
                .mapToObj(i -> START.plus(Duration.ofHours(i)).plus(later))
                .map(time -> new PlannedStop(
                        UUID.randomUUID(), "a stop", ZoneId.of("Africa/Kigali"), time, time, true, true, "RW"))
                .toList();
    }

    private Departure departed(Duration late) {
        return new Departure(UUID.randomUUID(), UUID.randomUUID(), START.plus(late), stops, MARGIN);
    }

    @Test
    void looksAtEachStopSomeTimeAfterTheBusHasLeftIt() {
        Departure departure = departed(Duration.ZERO);
        assertThat(departure.isDue(stops, MARGIN, START.plus(MARGIN).minusSeconds(1)))
                .isFalse();
        assertThat(departure.isDue(stops, MARGIN, START.plus(MARGIN))).isTrue();
        departure.advance(stops, MARGIN);
        assertThat(departure.sequence()).isEqualTo(1);
        assertThat(departure.dueAt()).isEqualTo(START.plus(Duration.ofHours(1)).plus(MARGIN));
        departure.advance(stops, MARGIN);
        assertThat(departure.state()).as("nobody boards at the last stop").isEqualTo(DepartureState.DONE);
    }

    @Test
    void aBusThatLeftLateIsAsLateEverywhereAndAnEarlyOneIsNot() {
        Departure late = departed(Duration.ofMinutes(40));
        assertThat(late.dueAt()).isEqualTo(START.plus(Duration.ofMinutes(70)));
        late.advance(stops, MARGIN);
        assertThat(late.dueAt()).isEqualTo(START.plus(Duration.ofMinutes(130)));
        assertThat(departed(Duration.ofMinutes(-20)).dueAt()).isEqualTo(START.plus(MARGIN));
    }

    @Test
    void newTimesPutTheLookOff() {
        Departure departure = departed(Duration.ZERO);
        List<PlannedStop> later = stops(Duration.ofHours(2));
        assertThat(departure.isDue(later, MARGIN, START.plus(MARGIN))).isFalse();
        assertThat(departure.dueAt()).isEqualTo(START.plus(Duration.ofHours(2)).plus(MARGIN));
    }

    @Test
    void aBoardingThatIsTakenBackMakesItLookAgain() {
        Departure departure = departed(Duration.ZERO);
        departure.advance(stops, MARGIN);
        departure.advance(stops, MARGIN);
        Instant later = START.plus(Duration.ofHours(5));
        departure.lookAgain(later);
        assertThat(departure.state()).isEqualTo(DepartureState.RUNNING);
        assertThat(departure.isDue(stops, MARGIN, later)).isTrue();
    }
}
