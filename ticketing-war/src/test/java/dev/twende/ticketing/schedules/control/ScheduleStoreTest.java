package dev.twende.ticketing.schedules.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.FareOffer;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.LadderStep;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.OfferSearch;
import dev.twende.ticketing.schedules.entity.PassengerField;
import dev.twende.ticketing.schedules.entity.PayLater;
import dev.twende.ticketing.schedules.entity.PlannedBlock;
import dev.twende.ticketing.schedules.entity.PlannedSeat;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SalesTerms;
import dev.twende.ticketing.schedules.entity.SalesWindow;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import dev.twende.ticketing.seats.control.TicketingSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static TicketingSchema schema;
    private static ScheduleStore store;
    private static OfferStore offers;
    private static CompanyStore companies;

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new ScheduleStore();
        store.database = schema.dataSource();
        offers = new OfferStore();
        offers.database = schema.dataSource();
        companies = new CompanyStore();
        companies.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static List<UUID> stops(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
    }

    private static SchedulePlan plan(List<UUID> stops, Instant departure, Long fare) {
        return plan(stops, departure, fare, SalesTerms.NONE);
    }

    private static FareTable flat(int stops, Long fare) {
        return new FareTable(stops, Collections.nCopies(FareTable.pairs(stops), fare));
    }

    private static SchedulePlan plan(List<UUID> stops, Instant departure, Long fare, SalesTerms terms) {
        List<PlannedStop> planned = IntStream.range(0, stops.size())
                .mapToObj(i -> new PlannedStop(
                        stops.get(i),
                        "Stop " + i,
                        ZONE,
                        departure.plusSeconds(600L * i),
                        departure.plusSeconds(600L * i + 60),
                        i < stops.size() - 1,
                        i > 0,
                        i == 0 ? null : "RW"))
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
                List.of(new PlannedSeat("1A", 0, 0, 0, List.of("WINDOW")), new PlannedSeat("1B", 0, 0, 1, List.of())),
                List.of("AC"),
                "KES",
                flat(stops.size(), fare),
                terms,
                new Edition(1, 1));
    }

    private static boolean put(SchedulePlan plan) {
        return store.put(plan, List.of());
    }

    private static List<Offer> search(UUID from, UUID to, Instant day, int passengers) {
        return search(from, to, day, Collections.nCopies(passengers, "ADULT"), null, SalesChannel.WEB);
    }

    private static List<Offer> search(
            UUID from, UUID to, Instant day, List<String> riders, String fareClass, SalesChannel channel) {
        LocalDate date = day.atZone(ZONE).toLocalDate();
        OfferSearch wish =
                new OfferSearch(from, to, date, riders, fareClass, null, List.of(), null, null, false, channel);
        return offers.search(wish, OfferOrder.of(OfferOrder.DEFAULT, null), 10);
    }

    @Test
    void givesBackWhatItWasGivenHoweverOften() {
        SchedulePlan plan = plan(stops(28), TOMORROW, 100L);
        put(plan);
        put(plan);
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
        List.of(sold, withoutFare, gone).forEach(ScheduleStoreTest::put);
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
        put(loop);
        assertThat(search(from, to, TOMORROW, 1)).singleElement().satisfies(offer -> {
            assertThat(offer.departureTime()).isEqualTo(TOMORROW.plusSeconds(60));
            assertThat(offer.arrivalTime()).isEqualTo(TOMORROW.plusSeconds(600));
        });
        assertThat(loop.journey(from, to).to()).isEqualTo(1);
    }

    @Test
    void followsOnlyLegalMoves() {
        SchedulePlan plan = plan(stops(2), TOMORROW, 100L);
        put(plan);
        assertThat(store.standing(plan.scheduleId(), 0))
                .contains(new ScheduleStore.Standing(ScheduleStatus.SCHEDULED, false, false, 1));
        assertThat(store.move(plan.scheduleId(), ScheduleStatus.CANCELLED)).isTrue();
        assertThat(store.move(plan.scheduleId(), ScheduleStatus.DEPARTED))
                .as("old news is known")
                .isTrue();
        put(plan); // told again
        assertThat(store.standing(plan.scheduleId(), 0))
                .contains(new ScheduleStore.Standing(ScheduleStatus.CANCELLED, false, false, 1));
        assertThat(store.standing(UUID.randomUUID(), 0)).isEmpty();
    }

    private static SchedulePlan edition(SchedulePlan plan, int revision, Duration delay, UUID bus, String... seats) {
        return new SchedulePlan(
                plan.scheduleId(),
                plan.companyId(),
                plan.companyName(),
                plan.routeId(),
                plan.routeName(),
                bus,
                plan.plateNumber(),
                plan.serviceDate(),
                plan.departureTime().plus(delay),
                plan.stops().stream()
                        .map(stop -> new PlannedStop(
                                stop.stopId(),
                                stop.name(),
                                stop.timeZone(),
                                stop.arrivalTime().plus(delay),
                                stop.departureTime().plus(delay),
                                stop.pickup(),
                                stop.dropOff(),
                                stop.country()))
                        .toList(),
                List.of(seats),
                plan.layout(),
                plan.features(),
                plan.currency(),
                plan.fares(),
                plan.terms(),
                new Edition(revision, revision));
    }

    @Test
    void followsTheNewestRevisionAndNoOlderOne() {
        SchedulePlan first = plan(stops(3), TOMORROW, 100L);
        UUID bus = first.busId();
        SchedulePlan second = edition(first, 2, Duration.ofHours(26), bus, "1A", "1B");
        assertThat(put(first)).isTrue();
        assertThat(store.version(first.scheduleId())).contains(1L);
        assertThat(put(second)).isTrue();
        assertThat(put(second)).as("told twice").isFalse();
        assertThat(put(first)).as("old news").isFalse();
        assertThat(store.find(first.scheduleId())).contains(second);
        UUID from = first.stops().get(0).stopId();
        UUID to = first.stops().get(2).stopId();
        assertThat(search(from, to, TOMORROW, 1)).isEmpty();
        assertThat(search(from, to, TOMORROW.plus(Duration.ofHours(26)), 1)).hasSize(1);
        store.move(first.scheduleId(), ScheduleStatus.CANCELLED);
        put(edition(first, 3, Duration.ZERO, bus, "1A"));
        assertThat(store.standing(first.scheduleId(), 0))
                .as("a change does not put a cancelled schedule back on sale")
                .contains(new ScheduleStore.Standing(ScheduleStatus.CANCELLED, false, false, 3));
    }

    @Test
    void takesAChangeThatOvertookThePublicationForThePublication() {
        SchedulePlan first = plan(stops(3), TOMORROW, 100L);
        put(edition(first, 4, Duration.ofHours(1), first.busId(), "1A", "1B"));
        assertThat(put(first)).isFalse();
        assertThat(store.find(first.scheduleId())).hasValueSatisfying(plan -> {
            assertThat(plan.departureTime()).isEqualTo(TOMORROW.plus(Duration.ofHours(1)));
            assertThat(plan.edition()).isEqualTo(new Edition(4, 1));
        });
    }

    @Test
    void forgetsStopsThatALaterRevisionDoesNotHave() {
        SchedulePlan first = plan(stops(4), TOMORROW, 100L);
        put(first);
        SchedulePlan shorter = new SchedulePlan(
                first.scheduleId(),
                first.companyId(),
                first.companyName(),
                first.routeId(),
                first.routeName(),
                first.busId(),
                first.plateNumber(),
                first.serviceDate(),
                first.departureTime(),
                first.stops().subList(0, 2),
                first.seats(),
                first.layout(),
                first.features(),
                first.currency(),
                new FareTable(2, List.of(100L)),
                first.terms(),
                new Edition(2, 2));
        put(shorter);
        assertThat(store.find(first.scheduleId())).contains(shorter);
    }

    @Test
    void hidesTheSchedulesOfASuspendedCompanyAndIgnoresOldNewsOfIt() {
        SchedulePlan plan = plan(stops(2), TOMORROW, 100L);
        UUID from = plan.stops().get(0).stopId();
        UUID to = plan.stops().get(1).stopId();
        put(plan);
        assertThat(search(from, to, TOMORROW, 1)).as("an unknown company sells").hasSize(1);
        assertThat(companies.follow(plan.companyId(), true, 4)).isTrue();
        assertThat(search(from, to, TOMORROW, 1)).isEmpty();
        assertThat(store.standing(plan.scheduleId(), 0))
                .contains(new ScheduleStore.Standing(ScheduleStatus.SCHEDULED, false, true, 1));
        assertThat(companies.follow(plan.companyId(), false, 3)).as("old news").isFalse();
        assertThat(companies.follow(plan.companyId(), false, 4))
                .as("told twice")
                .isFalse();
        assertThat(search(from, to, TOMORROW, 1)).isEmpty();
        assertThat(companies.follow(plan.companyId(), false, 5)).isTrue();
        assertThat(search(from, to, TOMORROW, 1)).hasSize(1);
    }

    @Test
    void tellsNewsOfAScheduleThatIsNotHereFromOldNews() {
        assertThat(store.move(UUID.randomUUID(), ScheduleStatus.CANCELLED)).isFalse();
    }

    private static final LadderStep DAY_BEFORE = new LadderStep(86_400, 1_000, 500);

    /** Adults in two classes, children in one, students on a part of the way only. */
    private static SalesTerms terms(int stops, Map<SalesChannel, SalesWindow> windows) {
        List<Long> students = new ArrayList<>(Collections.nCopies(FareTable.pairs(stops), null));
        students.set(0, 70L);
        return new SalesTerms(
                List.of(
                        new FareProduct("STANDARD", "CHILD", flat(stops, 50L)),
                        new FareProduct("FLEX", "ADULT", flat(stops, 90L)),
                        new FareProduct("STANDARD", "STUDENT", new FareTable(stops, students))),
                List.of(new FareClass("STANDARD", "Standard", List.of(DAY_BEFORE), List.of(), null)),
                windows,
                Set.of(PassengerField.NATIONALITY, PassengerField.DOCUMENT_NUMBER),
                new PayLater(7_200, 6));
    }

    @Test
    void givesBackTermsAsTheyWereTold() {
        SchedulePlan plan = plan(
                stops(5),
                TOMORROW,
                100L,
                terms(
                        5,
                        Map.of(
                                SalesChannel.WEB, new SalesWindow(7_200L, 900),
                                SalesChannel.POS, new SalesWindow(null, 0))));
        put(plan);
        assertThat(store.find(plan.scheduleId())).contains(plan);
    }

    @Test
    void offersTheClassesThatTheWholePartyCanBeSold() {
        List<UUID> stops = stops(3);
        UUID first = stops.get(0);
        put(plan(stops, TOMORROW, 100L, terms(3, Map.of())));
        List<Offer> adults = search(first, stops.get(2), TOMORROW, 1);
        assertThat(FareOffer.forParty(adults.get(0).fares(), List.of("ADULT")))
                .extracting(FareOffer::fareClass)
                .containsExactly("FLEX", "STANDARD");
        List<String> family = List.of("ADULT", "CHILD");
        List<Offer> families = search(first, stops.get(2), TOMORROW, family, null, SalesChannel.WEB);
        assertThat(FareOffer.forParty(families.get(0).fares(), family))
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.fareClass()).isEqualTo("STANDARD");
                    assertThat(offer.total(family)).isEqualTo(new Money(150, "KES"));
                    assertThat(offer.conditions().orElseThrow().refunds()).containsExactly(DAY_BEFORE);
                });
        assertThat(search(first, stops.get(2), TOMORROW, family, "FLEX", SalesChannel.WEB))
                .as("no class is taken for another")
                .isEmpty();
        List<String> student = List.of("STUDENT");
        assertThat(search(first, stops.get(1), TOMORROW, student, null, SalesChannel.WEB))
                .hasSize(1);
        assertThat(search(first, stops.get(2), TOMORROW, student, null, SalesChannel.WEB))
                .as("a pair without a price of its own is not sold")
                .isEmpty();
        assertThat(search(first, stops.get(1), TOMORROW, List.of("MARTIAN"), null, SalesChannel.WEB))
                .isEmpty();
    }

    @Test
    void offersWhileTheChannelIsOpenAtTheBoardingStop() {
        List<UUID> stops = stops(3);
        Instant soon = Instant.now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
        SchedulePlan plan = plan(
                stops,
                soon,
                100L,
                terms(
                        3,
                        Map.of(
                                SalesChannel.WEB, new SalesWindow(null, 35 * 60),
                                SalesChannel.POS, new SalesWindow(5 * 60L, 0))));
        put(plan);
        List<String> adult = List.of("ADULT");
        assertThat(search(stops.get(0), stops.get(2), soon, adult, null, SalesChannel.WEB))
                .isEmpty();
        assertThat(search(stops.get(1), stops.get(2), soon, adult, null, SalesChannel.WEB))
                .as("the bus is there later")
                .hasSize(1);
        assertThat(search(stops.get(0), stops.get(2), soon, adult, null, SalesChannel.COUNTER))
                .hasSize(1);
        assertThat(search(stops.get(0), stops.get(2), soon, adult, null, SalesChannel.POS))
                .as("not open yet")
                .isEmpty();
        Instant departure = soon.plusSeconds(60);
        assertThat(store.openingHours(plan.scheduleId(), 0, SalesChannel.WEB))
                .hasValueSatisfying(hours -> assertThat(hours.closesAt()).isEqualTo(departure.minusSeconds(35 * 60)));
        assertThat(store.openingHours(plan.scheduleId(), 0, SalesChannel.POS)).hasValueSatisfying(hours -> {
            assertThat(hours.opensAt()).contains(departure.minusSeconds(300));
            assertThat(hours.closesAt()).isEqualTo(departure);
        });
    }

    @Test
    void keepsPlannedBlocksOutOfSaleFromTheFirstMoment() {
        List<UUID> stops = stops(4);
        SchedulePlan plan = plan(stops, TOMORROW, 100L);
        store.put(
                plan,
                List.of(
                        new PlannedBlock("1A", 0, 2, "CREW", UUID.randomUUID()),
                        new PlannedBlock("1A", 2, 3, "POLICE", null),
                        new PlannedBlock("1A", 1, 3, "VIP", null))); // overlaps both
        assertThat(search(stops.get(0), stops.get(1), TOMORROW, 1).get(0).seatsLeft())
                .isEqualTo(1);
        assertThat(schema.count("select count(*) from seat_block join seat_claim using (claim_id) where schedule_id = '"
                        + plan.scheduleId() + "' and kind = 'BLOCK' and state = 'LIVE'"))
                .isEqualTo(2);
    }
}
