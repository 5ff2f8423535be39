package dev.twende.ticketing.schedules.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.entity.SeatPlace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatPlacesTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static SchedulePlan plan(List<PlannedSeat> layout) {
        PlannedStop stop =
                new PlannedStop(UUID.randomUUID(), "Kigali", ZoneId.of("Africa/Kigali"), NOON, NOON, true, true, "RW");
        return new SchedulePlan(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Volcano",
                UUID.randomUUID(),
                "Loop",
                UUID.randomUUID(),
                "RAD 123 B",
                LocalDate.parse("2026-12-01"),
                NOON,
                List.of(stop, stop),
                List.of("1", "2", "3"),
                layout,
                List.of(),
                "RWF",
                FareTable.ofRows(2, List.of(List.of(100L))),
                SalesTerms.NONE,
                new Edition(1, 1));
    }

    @Test
    void everySeatHasAPlaceWhetherItIsDrawnOrNot() {
        assertThat(plan(List.of(new PlannedSeat("2", 1, 4, 3, List.of()))).places())
                .containsExactly(
                        new SeatPlace("1", -1, 0, 0), new SeatPlace("2", 1, 4, 3), new SeatPlace("3", -1, 0, 2));
        List<SeatPlace> undrawn = plan(List.of()).places();
        assertThat(undrawn).hasSize(3);
        assertThat(undrawn.get(0).isBeside(undrawn.get(1))).isTrue();
    }
}
