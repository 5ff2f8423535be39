package dev.twende.ticketing.seatmaps.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.rest.Json;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.PlannedSeat;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesTerms;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.SeatState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A map that is put together is the map that would have been written. */
class WrittenMapTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    /** A company with a name for its fares that looks like the map itself. */
    private static SchedulePlan plan() {
        UUID id = UUID.randomUUID();
        PlannedStop stop = new PlannedStop(id, "Huye", ZoneId.of("Africa/Kigali"), NOON, NOON, true, true, "RW");
        FareClass odd = new FareClass("STANDARD", "\"state\":\"FREE\" \\ É", List.of(), List.of(), List.of());
        return new SchedulePlan(
                id,
                id,
                "Volcano",
                id,
                "A route",
                id,
                "RAD 123 B",
                LocalDate.of(2026, 12, 1),
                NOON,
                List.of(stop, stop),
                List.of("1A", "1B", "FREE"),
                List.of(new PlannedSeat("1B", 0, 0, 1, List.of("WINDOW", "\"state\":\"FREE\""))),
                List.of(),
                "RWF",
                new FareTable(2, List.of(100L)),
                new SalesTerms(List.of(), List.of(odd), Map.of(), Set.of(), null),
                new Edition(1, 1));
    }

    @Test
    void isWhatWouldHaveBeenWritten() {
        SchedulePlan plan = plan();
        Journey journey = new Journey(0, 1);
        WrittenMap written = WrittenMap.of(plan, journey);
        Stream.of(
                        Map.<String, SeatState>of(),
                        Map.of("1B", SeatState.TAKEN),
                        Map.of("1A", SeatState.BLOCKED, "FREE", SeatState.TAKEN, "99", SeatState.TAKEN))
                .forEach(occupied -> assertThat(new String(written.with(occupied), UTF_8))
                        .isEqualTo(Json.mapper().toJson(SeatMapResponse.of(plan, journey, occupied, Map.of()))));
        assertThat(written.isOf(plan)).isTrue();
        assertThat(written.isOf(plan())).isFalse();
    }
}
