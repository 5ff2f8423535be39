package dev.twende.ticketing.seatmaps.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seatmaps.entity.Stretch;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The name of a map and what it says. */
class OccupancyTest {
    private static final Stretch STRETCH = new Stretch(UUID.randomUUID(), new Segments(0, 2));

    @Test
    void hasANameOfItsOwnForEverythingThatAMapDependsOn() {
        Occupancy some = new Occupancy(STRETCH, 3, false, "T1\nT2");
        assertThat(some.tag()).isEqualTo(new Occupancy(STRETCH, 3, true, "T1\nT2").tag());
        assertThat(List.of(
                        some.tag(),
                        new Occupancy(STRETCH, 4, false, "T1\nT2").tag(),
                        new Occupancy(STRETCH, 3, false, "T1").tag(),
                        new Occupancy(STRETCH, 3, false, "B1\nT2").tag(),
                        new Occupancy(new Stretch(STRETCH.scheduleId(), new Segments(0, 3)), 3, false, "T1\nT2").tag(),
                        new Occupancy(new Stretch(UUID.randomUUID(), STRETCH.segments()), 3, false, "T1\nT2").tag()))
                .doesNotHaveDuplicates();
    }

    @Test
    void showsABlockedSeatAsBlockedWhoeverElseHasItOnAPart() {
        assertThat(new Occupancy(STRETCH, 1, false, "B1A\nT1A\nT1B\nB2").states())
                .isEqualTo(Map.of("1A", SeatState.BLOCKED, "1B", SeatState.TAKEN, "2", SeatState.BLOCKED));
        assertThat(new Occupancy(STRETCH, 1, false, "").states()).isEmpty();
        assertThat(new Occupancy(STRETCH, 1, false, "B2\nT1A").hasBlocked()).isTrue();
        assertThat(new Occupancy(STRETCH, 1, false, "T1A\nB2").hasBlocked()).isTrue();
        assertThat(new Occupancy(STRETCH, 1, false, "T1B").hasBlocked()).isFalse();
    }
}
