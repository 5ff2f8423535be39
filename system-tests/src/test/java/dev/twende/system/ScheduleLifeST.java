package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/**
 * What can happen to a bus between the drawing of its seats and the money back, and to the people who bought a seat in it. Every
 * house plays its part; what one of them is told, the others know a moment later.
 */
class ScheduleLifeST {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalTime DEPARTURE = LocalTime.of(8, 0);
    /** From two hours on passengers may have their money. */
    private static final Duration DELAY = Duration.ofMinutes(130);

    private static final String PHONE = "+250788300001";
    private static final int PARTY = 10;
    private static final AtomicInteger PAYERS = new AtomicInteger();

    private final Platform platform = Platform.running();
    private final Client superAdmin = platform.superAdmin();
    private final Client guest = Client.guest(platform);
    private final Operator operator = Operator.founded(platform);
    private final Person manager = hired("COMPANY_ADMIN");
    private final Person driver = hired("DRIVER");
    /** Rows of four, numbered 1A to 11D, and a bench of five in the back. */
    private final List<String> seats = IntStream.rangeClosed(1, 12)
            .boxed()
            .flatMap(row ->
                    Stream.of("ABCDE".substring(0, row == 12 ? 5 : 4).split("")).map(letter -> row + letter))
            .toList();

    private final LocalDate first = LocalDate.now(Operator.ZONE).plusDays(1);

    @Test
    void delayedReseatedSuspendedCancelledAndEveryPassengerServed() {
        List<String> runs = published(timetable(bus(drawnLayout()), first.plusDays(2)));
        String late = runs.get(0);
        String cancelled = runs.get(1);
        String other = runs.get(2);

        List<Sale> passengers = sold(late, List.of(seats.subList(0, PARTY), seats.subList(PARTY, 2 * PARTY)));
        delay(late, passengers);
        int moved = exchangeBus(late, passengers);
        suspendAndActivate(other, passengers.get(0));

        long begun = System.nanoTime();
        List<Sale> holders = sold(cancelled, wholeBus());
        assertThat(offer(cancelled, first.plusDays(1))).as("a bus that is full").isEmpty();
        double sellingSeconds = seconds(begun);
        String told = cancel(cancelled, holders);
        rebook(holders.get(holders.size() - 2), other);
        double refundSeconds = refund(holders.get(holders.size() - 1));

        JsonObject report = report(cancelled);
        assertThat(report.getInt("rebooked")).isEqualTo(1);
        assertThat(report.getInt("refunded")).isEqualTo(1);
        assertThat(report.getInt("offered")).isEqualTo(holders.size() - 2);
        System.out.printf(
                "Schedule's life: %d schedules published; %d passengers late and moved to another bus; %d seats sold in %d bookings"
                        + " in %.1f s; cancelled: %s; 1 booking rebooked; 1 refunded, its money back after %.1f s%n",
                runs.size(), moved, seats.size(), holders.size(), sellingSeconds, told, refundSeconds);
    }

    // ---- planned

    private String drawnLayout() {
        JsonArrayBuilder cells = createArrayBuilder().add(cell(0, 0, "DRIVER")).add(cell(0, 4, "DOOR"));
        for (String seat : seats) {
            int row = Integer.parseInt(seat.replaceAll("\\D", ""));
            int inRow = "ABCDE".indexOf(seat.charAt(seat.length() - 1));
            boolean isBehindAisle = row < 12 && inRow >= 2;
            cells.add(cell(row, isBehindAisle ? inRow + 1 : inRow, "SEAT").add("seat_number", seat));
        }
        for (int row = 0; row < 12; row++) {
            cells.add(cell(row, 2, "AISLE"));
        }
        JsonObject layout = manager.client
                .post(
                        "/company/v1/layouts",
                        createObjectBuilder()
                                .add("name", "Coach of the hills")
                                .add("rows", 13)
                                .add("columns", 5)
                                .add("cells", cells)
                                .build())
                .mustBe(201);
        assertThat(layout.getInt("capacity")).isEqualTo(49);
        return layout.getString("layout_id");
    }

    private static JsonObjectBuilder cell(int row, int column, String kind) {
        return createObjectBuilder().add("row", row).add("column", column).add("kind", kind);
    }

    /** One of those that the platform has ready. */
    private String readyLayout(String name) {
        return items(manager.client.get("/company/v1/layouts?platform=true")).stream()
                .filter(layout -> layout.getString("name").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("layout_id");
    }

    private String bus(String layoutId) {
        return manager.client
                .post(
                        "/company/v1/buses",
                        createObjectBuilder()
                                .add("plate_number", Operator.plate())
                                .add("layout_id", layoutId)
                                .add("features", createArrayBuilder().add("AC"))
                                .build())
                .mustBe(201)
                .getString("bus_id");
    }

    private String timetable(String busId, LocalDate last) {
        return manager.client
                .post(
                        "/company/v1/timetables",
                        createObjectBuilder()
                                .add("route_id", operator.routeId)
                                .add("bus_id", busId)
                                .add("assigned_driver_id", driver.id)
                                .add("departure_time", DEPARTURE.toString())
                                .add(
                                        "days",
                                        createArrayBuilder(List.of(
                                                "MONDAY",
                                                "TUESDAY",
                                                "WEDNESDAY",
                                                "THURSDAY",
                                                "FRIDAY",
                                                "SATURDAY",
                                                "SUNDAY")))
                                .add("valid_from", first.toString())
                                .add("valid_to", last.toString())
                                .build())
                .mustBe(201)
                .getString("timetable_id");
    }

    /** The runs of three days, in their order, as their driver sees them and as passengers find them. */
    private List<String> published(String timetableId) {
        JsonObject days = createObjectBuilder()
                .add("from", first.toString())
                .add("to", first.plusDays(2).toString())
                .build();
        JsonObject generated = manager.client
                .post("/company/v1/timetables/" + timetableId + "/schedules", days)
                .mustBe(200);
        assertThat(generated.getInt("created")).isEqualTo(3);
        String publication = manager.client
                .post("/company/v1/publications", days)
                .mustBe(202)
                .getString("publication_id");
        eventually("publication", () -> {
            JsonObject now = manager.client
                    .get("/company/v1/publications/" + publication)
                    .mustBe(200);
            assertThat(now.getString("status")).as("%s", now).isEqualTo("SUCCEEDED");
            assertThat(now.getInt("published")).isEqualTo(3);
        });
        List<String> runs =
                items(driver.client.get("/company/v1/schedules?sort=departure_time&driver_id=" + driver.id)).stream()
                        .map(schedule -> schedule.getString("schedule_id"))
                        .toList();
        assertThat(runs).as("the driver's schedules").hasSize(3);
        eventually("schedules on sale", () -> {
            for (int day = 0; day < runs.size(); day++) {
                assertThat(offer(runs.get(day), first.plusDays(day))).isPresent();
            }
        });
        return runs;
    }

    // ---- sold

    private List<List<String>> wholeBus() {
        List<List<String>> parties = new ArrayList<>();
        for (int seat = 0; seat + PARTY <= seats.size(); seat += PARTY) {
            parties.add(seats.subList(seat, seat + PARTY));
        }
        seats.subList(parties.size() * PARTY, seats.size()).forEach(seat -> parties.add(List.of(seat)));
        return parties;
    }

    /** Held and paid, each by a phone of its own. */
    private List<Sale> sold(String schedule, List<List<String>> parties) {
        List<Sale> sales = parties.stream().map(party -> sell(schedule, party)).toList();
        sales.forEach(sale -> eventually(
                "booking paid",
                () -> assertThat(booking(sale).getString("status")).isEqualTo("PAID")));
        return sales;
    }

    private Sale sell(String schedule, List<String> party) {
        JsonObject held = hold(schedule, party).mustBe(201);
        String transaction = guest.post(
                        "/payment/v1/transactions",
                        createObjectBuilder()
                                .add("booking_reference", held.getString("booking_reference"))
                                .add("method", "MPESA")
                                .add("msisdn", "254715%06d".formatted(PAYERS.incrementAndGet()))
                                .build())
                .mustBe(202)
                .getString("transaction_id");
        return new Sale(
                held.getString("booking_reference"),
                transaction,
                held.getJsonObject("total").getInt("amount"));
    }

    private Answer hold(String schedule, List<String> party) {
        return guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, party.toArray(String[]::new)));
    }

    // ---- late

    private void delay(String schedule, List<Sale> passengers) {
        manager.client
                .post(
                        "/company/v1/schedules/" + schedule + "/delay",
                        createObjectBuilder()
                                .add("minutes", DELAY.toMinutes())
                                .add("reason", "Landslide at Musanze")
                                .build())
                .mustBe(200);

        Instant departure =
                first.atTime(DEPARTURE).atZone(Operator.ZONE).toInstant().plus(DELAY);
        eventually(
                "the new time",
                () -> assertThat(offer(schedule, first).map(offer -> Instant.parse(offer.getString("departure_time"))))
                        .contains(departure));
        for (Sale passenger : passengers) {
            eventually("a choice", () -> {
                JsonObject choice = guest.get(disruption(passenger)).mustBe(200);
                assertThat(choice.getString("kind")).isEqualTo("DELAYED");
                assertThat(strings(choice.getJsonArray("choices"))).containsExactly("REFUND");
            });
            assertThat(sent(passenger, "DELAY_REFUNDABLE").getString("text")).contains("10:10", "08:00");
        }
    }

    // ---- another bus

    /** @return how many passengers sit elsewhere now */
    private int exchangeBus(String schedule, List<Sale> passengers) {
        String minibus = bus(readyLayout("Minibus, 14 seats, driver left"));
        String coach = bus(readyLayout("Coach, 57 seats, driver left"));
        int all = passengers.size() * PARTY;

        JsonObject tooSmall = swap(schedule, minibus, true).mustBe(200);
        assertThat(tooSmall.getJsonArray("stranded")).hasSize(all - 14);
        JsonObject refusal =
                swap(schedule, minibus, false).mustRefuse(409, "seats-stranded").json();
        assertThat(refusal.getJsonArray("stranded")).isEqualTo(tooSmall.getJsonArray("stranded"));

        JsonObject seated = swap(schedule, coach, true).mustBe(200);
        assertThat(seated.getJsonArray("stranded")).isEmpty();
        assertThat(seatNumbers(passengers.get(0)))
                .as("a dry run moves nobody")
                .containsExactlyInAnyOrderElementsOf(seats.subList(0, PARTY));
        Map<String, String> moves = seated.getJsonArray("moves").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(
                        move -> move.getString("seat_number"), move -> move.getString("new_seat_number")));
        assertThat(moves).hasSize(all);
        String change = swap(schedule, coach, false).mustBe(200).getString("change_id");
        eventually(
                "the other bus",
                () -> assertThat(manager.client
                                .get("/company/v1/schedules/" + schedule + "/bus-changes/" + change)
                                .mustBe(200)
                                .getString("status"))
                        .isEqualTo("APPLIED"));

        for (int party = 0; party < passengers.size(); party++) {
            Sale passenger = passengers.get(party);
            List<String> before = seats.subList(party * PARTY, (party + 1) * PARTY);
            assertThat(seatNumbers(passenger))
                    .containsExactlyInAnyOrderElementsOf(
                            before.stream().map(moves::get).toList());
            sent(passenger, "SEAT_CHANGED");
        }
        JsonObject now = manager.client.get("/company/v1/schedules/" + schedule).mustBe(200);
        assertThat(now.getString("assigned_bus_id")).isEqualTo(coach);
        assertThat(offer(schedule, first).orElseThrow().getInt("seats_left")).isEqualTo(57 - all);
        return moves.size();
    }

    private Answer swap(String schedule, String busId, boolean isDryRun) {
        return manager.client.post(
                "/company/v1/schedules/" + schedule + "/bus-swap",
                createObjectBuilder()
                        .add("bus_id", busId)
                        .add("dry_run", isDryRun)
                        .build());
    }

    private List<String> seatNumbers(Sale sale) {
        return booking(sale).getJsonArray("tickets").getValuesAs(JsonObject.class).stream()
                .map(ticket -> ticket.getString("seat_number"))
                .toList();
    }

    // ---- suspended

    private void suspendAndActivate(String schedule, Sale paid) {
        String company = "/company/v1/companies/" + operator.companyId;
        LocalDate day = first.plusDays(2);
        superAdmin
                .post(
                        company + "/suspend",
                        createObjectBuilder()
                                .add("reason", "The licence has expired")
                                .build())
                .mustBe(200);
        eventually("nothing on sale", () -> assertThat(offer(schedule, day)).isEmpty());
        hold(schedule, List.of("1A")).mustRefuse(409, "company-suspended");
        assertThat(booking(paid).getString("status")).isEqualTo("PAID");

        superAdmin.post(company + "/activate", JsonObject.EMPTY_JSON_OBJECT).mustBe(200);
        eventually("on sale again", () -> assertThat(offer(schedule, day)).isPresent());
        JsonObject held = hold(schedule, List.of("1A")).mustBe(201);
        assertThat(guest.delete(address(held.getString("booking_reference"))).status())
                .isBetween(200, 204);
    }

    // ---- cancelled

    /** @return how long it took until everyone knew */
    private String cancel(String schedule, List<Sale> holders) {
        Instant called = Instant.now();
        manager.client
                .post(
                        "/company/v1/schedules/" + schedule + "/cancel",
                        createObjectBuilder()
                                .add("reason", "The road is closed")
                                .build())
                .mustBe(200);
        eventually(
                "everyone is served",
                () -> assertThat(report(schedule).getString("state")).isEqualTo("DONE"));
        JsonObject report = report(schedule);
        assertThat(report.getString("kind")).isEqualTo("CANCELLED");
        assertThat(report.getInt("holders")).isEqualTo(holders.size());
        assertThat(report.getInt("messaged")).isEqualTo(holders.size());
        assertThat(report.getInt("offered")).isEqualTo(holders.size());
        Instant written = Instant.parse(report.getString("finished_at"));
        Instant sent = holders.stream()
                .map(holder -> Instant.parse(sent(holder, "SCHEDULE_CANCELLED").getString("sent_at")))
                .max(Instant::compareTo)
                .orElseThrow();
        return "%d holders messaged after %d ms, the last one's SMS taken by the gateway after %d ms"
                .formatted(
                        report.getInt("messaged"),
                        Duration.between(called, written).toMillis(),
                        Duration.between(called, sent).toMillis());
    }

    private JsonObject report(String schedule) {
        return manager.client.get("/ticketing/v1/disruptions/" + schedule).mustBe(200);
    }

    private void rebook(Sale passenger, String schedule) {
        JsonObject choice = guest.get(disruption(passenger)).mustBe(200);
        assertThat(strings(choice.getJsonArray("choices"))).containsExactlyInAnyOrder("REFUND", "REBOOK");
        assertThat(choice.getJsonArray("schedules").getValuesAs(JsonObject.class))
                .extracting(offer -> offer.getString("schedule_id"))
                .containsExactly(schedule);

        JsonObject chosen =
                choose(passenger, createObjectBuilder().add("choice", "REBOOK").add("schedule_id", schedule));

        assertThat(chosen.getString("status")).isEqualTo("REBOOKED");
        assertThat(strings(chosen.getJsonArray("seat_numbers"))).hasSize(1);
        JsonObject booking = booking(passenger);
        assertThat(booking.getString("status")).isEqualTo("PAID");
        assertThat(booking.getString("schedule_id")).isEqualTo(schedule);
        sent(passenger, "REBOOKED");
    }

    /** @return after how many seconds the money was back and the booking said so */
    private double refund(Sale passenger) {
        long begun = System.nanoTime();
        JsonObject chosen = choose(passenger, createObjectBuilder().add("choice", "REFUND"));
        assertThat(chosen.getString("status")).isEqualTo("REFUNDED");

        eventually("the money is back", () -> {
            JsonObject transaction = guest.get("/payment/v1/transactions/" + passenger.transactionId)
                    .mustBe(200);
            assertThat(transaction.getString("status")).as("%s", transaction).isEqualTo("REFUNDED");
            assertThat(transaction.getJsonObject("refunded").getInt("amount")).isEqualTo(passenger.amount);
        });
        eventually(
                "the booking says so",
                () -> assertThat(booking(passenger).getString("status")).isEqualTo("REFUNDED"));
        double seconds = seconds(begun);
        JsonObject refund = manager.client
                .get("/payment/v1/refunds/" + chosen.getString("refund_id"))
                .mustBe(200);
        assertThat(refund.getString("transaction_id")).isEqualTo(passenger.transactionId);
        assertThat(refund.getString("status")).isEqualTo("SUCCEEDED");
        JsonObject books = superAdmin.get("/payment/v1/ledgers/check").mustBe(200);
        assertThat(books.getBoolean("in_order")).as("%s", books).isTrue();
        sent(passenger, "REFUND_PAID");
        return seconds;
    }

    private JsonObject choose(Sale passenger, JsonObjectBuilder choice) {
        return guest.post(
                        "/ticketing/v1/bookings/" + passenger.reference + "/disruption",
                        choice.add("phone", PHONE).build())
                .mustBe(200);
    }

    // ---- looked at

    /** What a passenger is offered of this schedule on this day; empty when it is not shown. */
    private Optional<JsonObject> offer(String schedule, LocalDate day) {
        return items(guest.get("/ticketing/v1/schedules?from_stop_id=" + operator.stopIds.get(0) + "&to_stop_id="
                        + operator.stopIds.get(3) + "&date=" + day + "&passengers=1"))
                .stream()
                .filter(offer -> offer.getString("schedule_id").equals(schedule))
                .findFirst();
    }

    /** The message of this kind, once the SMS gateway has taken it. */
    private JsonObject sent(Sale sale, String kind) {
        eventually(
                kind + " to " + sale.reference,
                () -> assertThat(message(sale, kind))
                        .hasValueSatisfying(message ->
                                assertThat(message.getString("status")).isEqualTo("SENT")));
        return message(sale, kind).orElseThrow();
    }

    private Optional<JsonObject> message(Sale sale, String kind) {
        return items(manager.client.get("/ticketing/v1/bookings/" + sale.reference + "/messages")).stream()
                .filter(message -> message.getString("kind").equals(kind))
                .findFirst();
    }

    private JsonObject booking(Sale sale) {
        return guest.get(address(sale.reference)).mustBe(200);
    }

    private static String address(String reference) {
        return "/ticketing/v1/bookings/" + reference + "?phone=" + PHONE.replace("+", "%2B");
    }

    private static String disruption(Sale sale) {
        return "/ticketing/v1/bookings/" + sale.reference + "/disruption?phone=" + PHONE.replace("+", "%2B");
    }

    private static List<JsonObject> items(Answer page) {
        return page.mustBe(200).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    private static void eventually(String what, ThrowingRunnable assertion) {
        await(what).atMost(PATIENCE).untilAsserted(assertion);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Someone who works for the company, logged in. */
    private Person hired(String role) {
        String mark = UUID.randomUUID().toString();
        String email = role.toLowerCase(Locale.ROOT) + "-" + mark + "@operator.example";
        String password = UUID.randomUUID().toString();
        String id = superAdmin
                .post(
                        "/auth/v1/users",
                        createObjectBuilder()
                                .add("email", email)
                                .add("password", password)
                                .add("full_name", "Mutesi Uwase")
                                .add("company_id", operator.companyId)
                                .add("roles", createArrayBuilder().add(role))
                                .build())
                .mustBe(201)
                .getString("user_id");
        String token = guest.post(
                        "/auth/v1/sessions",
                        createObjectBuilder()
                                .add("email", email)
                                .add("password", password)
                                .build())
                .mustBe(200)
                .getString("access_token");
        return new Person(id, Client.with(platform, token));
    }

    private record Person(String id, Client client) {}

    /** @param amount what was paid */
    private record Sale(String reference, String transactionId, int amount) {}
}
