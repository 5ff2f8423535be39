package dev.twende.ticketing.schedules.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.NearbyDate;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.OfferSearch;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SalesTerms;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.control.TicketingSchema;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Departures that can be bought, on a real PostgreSQL. */
class OfferStoreTest {
    private static final ZoneId ZONE = ZoneId.of("Africa/Kigali");
    private static final LocalDate DAY = LocalDate.now(ZONE).plusDays(5);

    private static TicketingSchema schema;
    private static ScheduleStore schedules;
    private static OfferStore store;

    private final List<UUID> stops = Stream.generate(UUID::randomUUID).limit(5).toList();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        schedules = new ScheduleStore();
        schedules.database = schema.dataSource();
        store = new OfferStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    /** What tests vary of a schedule. */
    private record Bus(
            UUID company,
            Instant departure,
            Duration step,
            long fare,
            String currency,
            int seats,
            List<String> features) {
        static Bus at(String time) {
            return new Bus(UUID.randomUUID(), at(DAY, time), Duration.ofHours(1), 1_000, "RWF", 3, List.of("AC"));
        }

        static Instant at(LocalDate day, String time) {
            return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        }
    }

    private UUID onSale(Bus bus) {
        return onSale(bus, ZONE);
    }

    private UUID onSale(Bus bus, ZoneId zone) {
        List<PlannedStop> planned = IntStream.range(0, stops.size())
                .mapToObj(i -> {
                    Instant time = bus.departure().plus(bus.step().multipliedBy(i));
                    return new PlannedStop(
                            stops.get(i), "Stop " + i, zone, time, time, i < stops.size() - 1, i > 0, "RW");
                })
                .toList();
        SchedulePlan plan = new SchedulePlan(
                UUID.randomUUID(),
                bus.company(),
                "Volcano",
                UUID.randomUUID(),
                "A route",
                UUID.randomUUID(),
                "RAD 123 B",
                DAY,
                bus.departure(),
                planned,
                IntStream.rangeClosed(1, bus.seats())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of(),
                bus.features(),
                bus.currency(),
                new FareTable(stops.size(), Collections.nCopies(FareTable.pairs(stops.size()), bus.fare())),
                SalesTerms.NONE,
                new Edition(1, 1));
        schedules.put(plan, List.of());
        return plan.scheduleId();
    }

    private static void take(UUID schedule, int seat, int from, int to) {
        try (Connection connection = schema.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)"
                                + " values (?, ?, ?, int4range(?, ?), 'SALE', ?) on conflict do nothing")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, schedule);
            insert.setString(3, String.valueOf(seat));
            insert.setInt(4, from);
            insert.setInt(5, to);
            insert.setObject(6, UUID.randomUUID());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private OfferSearch wish(int passengers) {
        return wish(passengers, null, List.of(), null, null, true);
    }

    private OfferSearch wish(
            int passengers, UUID company, List<String> features, String after, String before, boolean split) {
        return new OfferSearch(
                stops.get(0),
                stops.get(4),
                DAY,
                Collections.nCopies(passengers, "ADULT"),
                null,
                company,
                features,
                after == null ? null : LocalTime.parse(after),
                before == null ? null : LocalTime.parse(before),
                split,
                SalesChannel.WEB);
    }

    private static List<Offer> found(OfferSearch wish) {
        return store.search(wish, OfferOrder.of(OfferOrder.DEFAULT, null), 200);
    }

    private static List<UUID> ids(OfferSearch wish) {
        return found(wish).stream().map(Offer::scheduleId).toList();
    }

    private static final Map<String, Comparator<Offer>> ORDERS = Map.of(
            "departure_time", Comparator.comparing(Offer::departureTime),
            "arrival_time", Comparator.comparing(Offer::arrivalTime).thenComparing(Offer::departureTime),
            "duration",
                    Comparator.<Offer, Duration>comparing(
                                    offer -> Duration.between(offer.departureTime(), offer.arrivalTime()))
                            .thenComparing(Offer::departureTime),
            "price",
                    Comparator.<Offer, String>comparing(offer -> offer.total().currency())
                            .thenComparing(offer -> offer.total().amount())
                            .thenComparing(Offer::departureTime),
            "seats_left", Comparator.comparing(Offer::seatsLeft).thenComparing(Offer::departureTime));

    @ParameterizedTest
    @ValueSource(strings = {"departure_time", "arrival_time", "duration", "price", "seats_left"})
    void pagesFollowEachOtherInEveryOrder(String key) {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            UUID schedule = onSale(new Bus(
                    UUID.randomUUID(),
                    Bus.at(DAY, "06:00").plus(Duration.ofMinutes(10L * random.nextInt(12))),
                    Duration.ofMinutes(30L + 10 * random.nextInt(4)),
                    1_000L + 500 * random.nextInt(4),
                    random.nextInt(4) == 0 ? "KES" : "RWF",
                    4,
                    List.of()));
            for (int seat = random.nextInt(3); seat > 0; seat--) {
                take(schedule, seat, 0, 2);
            }
        }
        Comparator<Offer> ascending =
                ORDERS.get(key).thenComparing(offer -> offer.scheduleId().toString()); // as PostgreSQL compares ids
        for (String sort : List.of(key, "-" + key)) {
            List<UUID> expected = found(wish(1)).stream()
                    .sorted(sort.startsWith("-") ? ascending.reversed() : ascending)
                    .map(Offer::scheduleId)
                    .toList();
            List<UUID> paged = new ArrayList<>();
            String cursor = null;
            do {
                OfferOrder order = OfferOrder.of(sort, cursor);
                Page<Offer> page = order.page(store.search(wish(1), order, 8), 7);
                page.items().forEach(offer -> paged.add(offer.scheduleId()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(paged).as(sort).hasSize(40).isEqualTo(expected);
        }
    }

    @Test
    void refusesCursorsThatAreNone() {
        UUID id = UUID.randomUUID();
        for (String place : List.of(
                "price\n" + id + "\nRWF 10 2026-12-01T10:00:00Z",
                "duration\n" + id + "\nlong 2026-12-01T10:00:00Z",
                "duration\n" + id + "\n10",
                "duration\n" + id + "\n10 +900000000-12-01T10:00:00Z",
                "duration\nx\n10 2026-12-01T10:00:00Z")) {
            assertThatThrownBy(() -> OfferOrder.of("duration", Cursor.encode(place)))
                    .as(place)
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> OfferOrder.of("colour", null)).isInstanceOf(Problem.class);
        assertThat(OfferOrder.of("duration", Cursor.encode("duration\n" + id + "\n10 2026-12-01T10:00:00Z"))
                        .condition())
                .contains(" > ");
    }

    @Test
    void showsOnlyWhatIsWanted() {
        Bus morning = Bus.at("07:30");
        UUID first = onSale(morning);
        Bus noon = Bus.at("12:00");
        UUID second = onSale(
                new Bus(noon.company(), noon.departure(), noon.step(), noon.fare(), "RWF", 3, List.of("AC", "WIFI")));
        assertThat(ids(wish(1))).containsExactly(first, second);
        assertThat(ids(wish(1, noon.company(), List.of(), null, null, true))).containsExactly(second);
        assertThat(ids(wish(1, null, List.of("WIFI", "AC"), null, null, true))).containsExactly(second);
        assertThat(ids(wish(1, null, List.of("WIFI", "TOILET"), null, null, true)))
                .isEmpty();
        assertThat(ids(wish(1, null, List.of(), "07:30", "12:00", true))).containsExactly(first);
        assertThat(ids(wish(1, null, List.of(), "07:31", null, true))).containsExactly(second);
        assertThat(ids(wish(1, null, List.of(), null, "07:30", true))).isEmpty();
    }

    @Test
    void tellsWhatTheDaysAroundHave() {
        Bus bus = Bus.at("08:00");
        Map<Integer, Long> fares = Map.of(-4, 100L, -3, 2_000L, 1, 3_000L, 4, 100L);
        fares.forEach((day, fare) -> onSale(new Bus(
                bus.company(), bus.departure().plus(Duration.ofDays(day)), bus.step(), fare, "RWF", 3, List.of())));
        onSale(new Bus(
                bus.company(), bus.departure().plus(Duration.ofDays(1)), bus.step(), 2_500, "RWF", 3, List.of()));
        onSale(new Bus(bus.company(), bus.departure().plus(Duration.ofDays(1)), bus.step(), 90, "KES", 3, List.of()));
        UUID full = onSale(
                new Bus(bus.company(), bus.departure().plus(Duration.ofDays(2)), bus.step(), 90, "RWF", 1, List.of()));
        take(full, 1, 0, 1);
        assertThat(store.nearby(wish(2)))
                .containsExactly(
                        new NearbyDate(DAY.minusDays(3), 1, new Money(4_000, "RWF")),
                        new NearbyDate(DAY.minusDays(2), 0, null),
                        new NearbyDate(DAY.minusDays(1), 0, null),
                        new NearbyDate(DAY, 0, null),
                        new NearbyDate(DAY.plusDays(1), 3, new Money(5_000, "RWF")),
                        new NearbyDate(DAY.plusDays(2), 0, null),
                        new NearbyDate(DAY.plusDays(3), 0, null));
    }

    /** When clocks in Egypt go forward at midnight, and when they go back an hour before it. */
    @Test
    void aDayIsThatOfTheClocksAtTheStopAlsoWhenTheyChangeThatNight() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        ZoneOffsetTransition forward = transition(cairo, true);
        ZoneOffsetTransition back = transition(cairo, false);
        LocalDate first = forward.getInstant().atZone(cairo).toLocalDate();
        LocalDate last = back.getInstant().atZone(cairo).toLocalDate();
        for (int minutes : new int[] {-30, 30}) {
            onSale(Bus.at("08:00"), cairo, forward.getInstant().plus(Duration.ofMinutes(minutes)));
            onSale(Bus.at("08:00"), cairo, back.getInstant().plus(Duration.ofMinutes(minutes)));
        }
        assertThat(counts(first)).isEqualTo(Map.of(first.minusDays(1), 1, first, 1));
        assertThat(counts(last)).as("half past eleven strikes twice").isEqualTo(Map.of(last, 2));
        assertThat(counts(first.plusDays(3))).as("three days on").isEqualTo(Map.of(first, 1));
        assertThat(ids(wish(first, "01:00", "02:00")))
                .as("an hour that is skipped belongs to nobody")
                .hasSize(1);
        assertThat(ids(wish(first, "00:00", "01:00"))).isEmpty();
        assertThat(ids(wish(last, "23:00", "23:59"))).hasSize(2);

        // where no clock changes, a bus at half past midnight is tomorrow's, though it is still today in London
        UUID night = onSale(Bus.at("08:00"), ZONE, Bus.at(DAY, "00:30"));
        assertThat(ids(wish(DAY, null, null))).containsExactly(night);
        assertThat(ids(wish(DAY.minusDays(1), null, null))).isEmpty();
    }

    private static ZoneOffsetTransition transition(ZoneId zone, boolean isForward) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(Bus.at(DAY, "12:00"));
        return next.isGap() == isForward ? next : zone.getRules().nextTransition(next.getInstant());
    }

    private UUID onSale(Bus bus, ZoneId zone, Instant departure) {
        return onSale(new Bus(bus.company(), departure, Duration.ofMinutes(1), bus.fare(), "RWF", 3, List.of()), zone);
    }

    private OfferSearch wish(LocalDate date, String after, String before) {
        return new OfferSearch(
                stops.get(0),
                stops.get(4),
                date,
                List.of("ADULT"),
                null,
                null,
                List.of(),
                after == null ? null : LocalTime.parse(after),
                before == null ? null : LocalTime.parse(before),
                false,
                SalesChannel.WEB);
    }

    /** The days around that have departures, and how many. */
    private Map<LocalDate, Integer> counts(LocalDate date) {
        return store.nearby(wish(date, null, null)).stream()
                .filter(day -> day.departures() > 0)
                .collect(Collectors.toMap(NearbyDate::date, NearbyDate::departures));
    }

    @Test
    void offersAChangeOfSeatsOnlyWhenThereAreTooFewSeats() {
        UUID schedule = onSale(Bus.at("08:00")); // seats 1, 2, 3
        take(schedule, 1, 2, 4);
        take(schedule, 2, 0, 1);
        assertThat(found(wish(1))).singleElement().satisfies(offer -> {
            assertThat(offer.seatsLeft()).isEqualTo(1);
            assertThat(offer.split()).isEmpty();
        });
        assertThat(found(wish(2, null, List.of(), null, null, false))).isEmpty();
        assertThat(found(wish(2))).singleElement().satisfies(offer -> {
            assertThat(offer.seatsLeft()).isEqualTo(1);
            assertThat(offer.total()).isEqualTo(new Money(2_000, "RWF"));
            assertThat(offer.split())
                    .containsExactly(
                            new Seating(List.of(new Seating.Place("3", new Segments(0, 4)))),
                            new Seating(List.of(
                                    new Seating.Place("1", new Segments(0, 2)),
                                    new Seating.Place("2", new Segments(2, 4)))));
            assertThat(offer.stop(2).stopId()).isEqualTo(stops.get(2));
        });
        assertThat(found(wish(3))).isEmpty();
    }

    @Test
    void splitsWhateverCanBeSplit() {
        Random random = new Random(11);
        Map<UUID, List<Seating.Taken>> taken = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            UUID schedule = onSale(Bus.at("08:00"));
            Map<String, Seating.Taken> bySeat = new HashMap<>();
            for (int claim = random.nextInt(6); claim > 0; claim--) {
                int from = random.nextInt(4);
                int to = from + 1 + random.nextInt(Math.min(2, 4 - from));
                String seat = String.valueOf(1 + random.nextInt(3));
                Seating.Taken before = bySeat.get(seat);
                if (before == null || before.from() >= to || before.to() <= from) {
                    take(schedule, Integer.parseInt(seat), from, to);
                    bySeat.merge(
                            seat,
                            new Seating.Taken(seat, from, to),
                            (a, b) -> new Seating.Taken(seat, Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
                }
            }
            taken.put(schedule, List.copyOf(bySeat.values()));
        }
        int splits = 0;
        for (int passengers = 1; passengers <= 3; passengers++) {
            Map<UUID, Offer> found = new HashMap<>();
            found(wish(passengers)).forEach(offer -> found.put(offer.scheduleId(), offer));
            for (Map.Entry<UUID, List<Seating.Taken>> bus : taken.entrySet()) {
                List<Seating> seated =
                        Seating.ofParty(List.of("1", "2", "3"), bus.getValue(), new Segments(0, 4), passengers);
                assertThat(found.containsKey(bus.getKey()))
                        .as("%d on a bus with %s", passengers, bus.getValue())
                        .isEqualTo(!seated.isEmpty());
                boolean isSplit = found.containsKey(bus.getKey())
                        && !found.get(bus.getKey()).split().isEmpty();
                if (isSplit) {
                    splits++;
                    assertThat(found.get(bus.getKey()).split()).hasSize(passengers);
                }
            }
        }
        assertThat(splits).isGreaterThan(5);
    }
}
