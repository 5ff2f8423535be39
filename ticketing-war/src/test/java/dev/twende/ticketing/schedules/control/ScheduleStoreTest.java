package dev.twende.ticketing.schedules.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.schedules.control.ScheduleStore.Search;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import dev.twende.ticketing.seats.control.TicketingSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The copy of the schedules on a real PostgreSQL. */
class ScheduleStoreTest {
    private static final ZoneId ZONE = ZoneId.of("Africa/Nairobi");
    private static final Instant TOMORROW =
            Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    private static final UUID NIL = new UUID(0, 0);

    private static TicketingSchema schema;
    private static ScheduleStore store;

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new ScheduleStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static List<UUID> stops(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
    }

    private static SchedulePlan plan(List<UUID> stops, Instant departure, Long fare) {
        List<PlannedStop> planned = IntStream.range(0, stops.size())
                .mapToObj(i -> new PlannedStop(
                        stops.get(i),
                        "Stop " + i,
                        ZONE,
                        departure.plusSeconds(600L * i),
                        departure.plusSeconds(600L * i + 60),
                        i < stops.size() - 1,
                        i > 0))
                .toList();
        return new SchedulePlan(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Matatu",
                UUID.randomUUID(),
                "A 'quoted' route",
                UUID.randomUUID(),
                "KAA 001A",
                departure.atZone(ZONE).toLocalDate(),
                departure,
                planned,
                List.of("1A", "1B"),
                "KES",
                new FareTable(stops.size(), Collections.nCopies(stops.size() * (stops.size() - 1) / 2, fare)));
    }

    private static List<Offer> search(UUID from, UUID to, Instant day, int passengers) {
        return store.search(
                new Search(from, to, day.atZone(ZONE).toLocalDate(), passengers, "-infinity", NIL.toString(), 10));
    }

    @Test
    void givesBackWhatItWasGivenHoweverOften() {
        SchedulePlan plan = plan(stops(28), TOMORROW, 100L);
        store.add(plan);
        store.add(plan);
        assertThat(store.find(plan.scheduleId())).contains(plan);
        assertThat(store.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void offersWhatCanBeBought() {
        List<UUID> stops = stops(3);
        SchedulePlan sold = plan(stops, TOMORROW, 100L);
        SchedulePlan withoutFare = plan(stops, TOMORROW, null);
        SchedulePlan gone =
                plan(stops, Instant.now().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS), 100L);
        List.of(sold, withoutFare, gone).forEach(store::add);
        List<Offer> offers = search(stops.get(0), stops.get(2), TOMORROW, 2);
        assertThat(offers).extracting(Offer::scheduleId).containsExactly(sold.scheduleId());
        assertThat(offers.get(0).departureTime()).isEqualTo(TOMORROW.plusSeconds(60));
        assertThat(offers.get(0).arrivalTime()).isEqualTo(TOMORROW.plusSeconds(1200));
        assertThat(search(stops.get(0), stops.get(2), TOMORROW, 3))
                .as("two seats only")
                .isEmpty();
        assertThat(search(stops.get(2), stops.get(0), TOMORROW, 1)).isEmpty();
        assertThat(search(stops.get(0), stops.get(1), gone.departureTime(), 1))
                .extracting(Offer::scheduleId)
                .doesNotContain(gone.scheduleId());
        store.move(sold.scheduleId(), ScheduleStatus.CANCELLED);
        assertThat(search(stops.get(0), stops.get(2), TOMORROW, 1)).isEmpty();
    }

    @Test
    void offersALoopOnce() {
        List<UUID> stops = stops(2);
        UUID from = stops.get(0);
        UUID to = stops.get(1);
        SchedulePlan loop = plan(List.of(from, to, from, to), TOMORROW, 100L);
        store.add(loop);
        assertThat(search(from, to, TOMORROW, 1)).singleElement().satisfies(offer -> {
            assertThat(offer.departureTime()).isEqualTo(TOMORROW.plusSeconds(60));
            assertThat(offer.arrivalTime()).isEqualTo(TOMORROW.plusSeconds(600));
        });
        assertThat(loop.journey(from, to).to()).isEqualTo(1);
    }

    @Test
    void followsOnlyLegalMoves() {
        SchedulePlan plan = plan(stops(2), TOMORROW, 100L);
        store.add(plan);
        assertThat(store.standing(plan.scheduleId(), 0))
                .contains(new ScheduleStore.Standing(ScheduleStatus.SCHEDULED, false));
        assertThat(store.move(plan.scheduleId(), ScheduleStatus.CANCELLED)).isTrue();
        assertThat(store.move(plan.scheduleId(), ScheduleStatus.DEPARTED))
                .as("old news is known")
                .isTrue();
        store.add(plan); // told again
        assertThat(store.standing(plan.scheduleId(), 0))
                .contains(new ScheduleStore.Standing(ScheduleStatus.CANCELLED, false));
        assertThat(store.standing(UUID.randomUUID(), 0)).isEmpty();
    }

    @Test
    void tellsNewsOfAScheduleThatIsNotHereFromOldNews() {
        assertThat(store.move(UUID.randomUUID(), ScheduleStatus.CANCELLED)).isFalse();
    }
}
