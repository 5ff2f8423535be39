package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.twende.events.company.FareClass;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What happens to seats, drawn at random and done through the APIs, the broker and the sweeper of the running house, compared with a model
 * that is a table of seats and segments. Several offices do it at once, each with buses of its own. The seats' SQL alone goes through a
 * hundred thousand operations in {@code SeatInventoryTest}.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RandomSalesIT {
    private static final long SEED = Long.getLong("twende.random-sales.seed", 20261123);
    private static final int OPERATIONS = Integer.getInteger("twende.random-sales.operations", 600);
    private static final int OFFICES = 4;
    private static final int STOPS = Line.STOPS.size();
    /** Few of the bus's seats, so that parties meet. */
    private static final int SEATS = 5;

    private static final int LARGEST_PARTY = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private enum What {
        HOLD(30),
        EXTEND(8),
        RELEASE(6),
        LAPSE(10),
        PAY(16),
        CANCEL(7),
        EXCHANGE(12),
        BLOCK(6),
        LIFT(5);

        final int weight;

        What(int weight) {
            this.weight = weight;
        }
    }

    private static final List<What> WEIGHTED = IntStream.range(0, What.values().length)
            .mapToObj(i -> Collections.nCopies(What.values()[i].weight, What.values()[i]))
            .flatMap(List::stream)
            .toList();

    private enum Standing {
        RESERVED,
        LAPSED,
        PAID,
        OVER
    }

    /** Who has seats: a booking, or the company that blocks one. */
    private static final class Party {
        final String reference;
        Bus bus;
        int from;
        int to;
        List<String> seats;
        Standing standing = Standing.RESERVED;
        boolean isExtended;

        Party(String reference, Bus bus, int from, int to, List<String> seats) {
            this.reference = reference;
            this.bus = bus;
            this.from = from;
            this.to = to;
            this.seats = seats;
        }
    }

    private static final class Bus {
        final Line line;
        /** Who has which segment of a seat; nobody is null. */
        final Map<String, Party[]> seats = new HashMap<>();

        final List<Party> blocks = new ArrayList<>();

        Bus(Line line) {
            this.line = line;
        }

        Party[] row(String seat) {
            return seats.computeIfAbsent(seat, none -> new Party[STOPS - 1]);
        }

        boolean isFree(String seat, int from, int to, Party but) {
            return IntStream.range(from, to).mapToObj(i -> row(seat)[i]).allMatch(who -> who == null || who == but);
        }

        void put(Party party) {
            party.seats.forEach(seat -> IntStream.range(party.from, party.to).forEach(i -> row(seat)[i] = party));
        }

        void remove(Party party) {
            seats.values()
                    .forEach(row -> IntStream.range(0, row.length)
                            .filter(i -> row[i] == party)
                            .forEach(i -> row[i] = null));
        }
    }

    /** Sells, and keeps its own account of it. */
    private static final class Office {
        final Random random;
        final List<Bus> buses;
        final List<Party> parties = new ArrayList<>();
        final String agent;
        final String admin;
        int effects;
        String step;

        Office(long seed) {
            random = new Random(seed);
            LadderStep free = new LadderStep(0, 0, 0);
            SalesTerms terms = new SalesTerms(
                    List.of(),
                    List.of(new FareClass("STANDARD", "Standard", List.of(free), List.of(free), null)),
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
            Line first = Line.planned().onSale(terms);
            Line second = first.plannedBeside(Duration.ofHours(3)).onSale(terms);
            buses = List.of(new Bus(first), new Bus(second));
            agent = Tokens.of(AGENT, first.company);
            admin = Tokens.of(COMPANY_ADMIN, first.company);
        }

        void work(int operations) {
            for (int i = 0; i < operations; i++) {
                What what = WEIGHTED.get(random.nextInt(WEIGHTED.size()));
                step = "seed " + SEED + " step " + i + " " + what;
                effects += happen(what) ? 1 : 0;
            }
            buses.forEach(this::compare);
        }

        boolean happen(What what) {
            return switch (what) {
                case HOLD -> hold();
                case EXTEND -> any(Standing.RESERVED).filter(this::extend).isPresent();
                case RELEASE -> any(Standing.RESERVED).filter(this::release).isPresent();
                case LAPSE -> any(Standing.RESERVED).filter(this::lapse).isPresent();
                case PAY ->
                    any(Standing.RESERVED, Standing.LAPSED).filter(this::pay).isPresent();
                case CANCEL -> any(Standing.PAID).filter(this::cancel).isPresent();
                case EXCHANGE -> any(Standing.PAID).filter(this::exchange).isPresent();
                case BLOCK -> block();
                case LIFT -> lift();
            };
        }

        Optional<Party> any(Standing... standings) {
            List<Party> fit = parties.stream()
                    .filter(party -> List.of(standings).contains(party.standing))
                    .toList();
            return fit.isEmpty() ? Optional.empty() : Optional.of(fit.get(random.nextInt(fit.size())));
        }

        Bus bus() {
            return buses.get(random.nextInt(buses.size()));
        }

        /** Any stretch of so many segments that is sold; of any length for 0. */
        int[] stretch(int length) {
            while (true) {
                int from = random.nextInt(STOPS - 1);
                int to = from + 1 + random.nextInt(STOPS - 1 - from);
                boolean isSold = from != 2 || to != 4; // Huye to Rusizi has no price
                if (isSold && (length == 0 || to - from == length)) {
                    return new int[] {from, to};
                }
            }
        }

        List<String> draw(int count) {
            List<String> seats =
                    IntStream.rangeClosed(1, SEATS).mapToObj(Integer::toString).collect(Collectors.toList());
            Collections.shuffle(seats, random);
            return seats.subList(0, count);
        }

        Response call(String token, String path, Object body) {
            return given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(Json.mapper().toJson(body))
                    .post("/ticketing/v1/" + path);
        }

        Map<String, Object> show(Party party) {
            return given().auth()
                    .oauth2(agent)
                    .get("/ticketing/v1/bookings/" + party.reference)
                    .jsonPath()
                    .getMap("$");
        }

        /** Looks at the map first, as a client does, and then tries whatever it says. */
        boolean hold() {
            Bus bus = bus();
            int[] stretch = stretch(0);
            List<String> seats = draw(1 + random.nextInt(LARGEST_PARTY));
            compareMap(bus, stretch[0], stretch[1]);
            boolean expected = seats.stream().allMatch(seat -> bus.isFree(seat, stretch[0], stretch[1], null));
            Response answer = call(
                    agent,
                    "bookings",
                    wish(
                            bus.line.schedule,
                            bus.line.stops.get(stretch[0]),
                            bus.line.stops.get(stretch[1]),
                            seats.toArray(String[]::new)));
            assertThat(answer.statusCode()).as(step).isEqualTo(expected ? 201 : 409);
            if (expected) {
                Party party = new Party(answer.path("booking_reference"), bus, stretch[0], stretch[1], seats);
                parties.add(party);
                bus.put(party);
            }
            return expected;
        }

        void compareMap(Bus bus, int from, int to) {
            Map<String, String> shown = given()
                    .queryParam("from_stop_id", bus.line.stops.get(from))
                    .queryParam("to_stop_id", bus.line.stops.get(to))
                    .get("/ticketing/v1/schedules/" + bus.line.schedule + "/seats")
                    .jsonPath()
                    .getList("seats", Map.class)
                    .stream()
                    .collect(Collectors.toMap(
                            seat -> (String) seat.get("seat_number"), seat -> (String) seat.get("state")));
            shown.forEach((seat, state) -> assertThat(state.equals("FREE"))
                    .as("%s: seat %s from %s to %s is %s", step, seat, from, to, state)
                    .isEqualTo(bus.isFree(seat, from, to, null)));
        }

        boolean extend(Party party) {
            int status = call(agent, "bookings/" + party.reference + "/extension", Map.of())
                    .statusCode();
            assertThat(status).as(step).isEqualTo(party.isExtended ? 409 : 200);
            boolean expected = !party.isExtended;
            party.isExtended = true;
            return expected;
        }

        boolean release(Party party) {
            given().auth()
                    .oauth2(agent)
                    .delete("/ticketing/v1/bookings/" + party.reference)
                    .then()
                    .statusCode(204);
            leave(party, Standing.OVER);
            return true;
        }

        void leave(Party party, Standing standing) {
            party.bus.remove(party);
            party.standing = standing;
        }

        /** Its time is over; whether the sweeper has said so yet is left open. */
        boolean lapse(Party party) {
            Database.as("ticketing").exec("""
                    update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                    where state = 'LIVE' and kind = 'HOLD' and claim_id in (
                        select claim_id from ticket join booking using (booking_id) where booking_reference = ?)
                    """, party.reference);
            Database.as("ticketing")
                    .exec(
                            "update booking set hold_expires_at = clock_timestamp() - interval '1 second'"
                                    + " where booking_reference = ?",
                            party.reference);
            leave(party, Standing.LAPSED);
            return true;
        }

        /** Money that comes too late takes the same seats if they are free, else others. */
        boolean pay(Party party) {
            boolean isFree = party.seats.stream().allMatch(seat -> party.bus.isFree(seat, party.from, party.to, party));
            Broker.send(new PaymentSucceeded(
                    Ids.next(),
                    party.reference,
                    party.bus.line.company,
                    new Money(1_000L * (party.to - party.from) * party.seats.size(), "RWF"),
                    "MPESA",
                    "QX" + Ids.next(),
                    Instant.now()));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> "PAID".equals(show(party).get("status")));
            List<String> seats = seatsOf(party);
            if (isFree) {
                assertThat(seats).as(step).containsExactlyInAnyOrderElementsOf(party.seats);
            }
            party.seats = seats;
            assertThat(seats)
                    .as(step)
                    .doesNotHaveDuplicates()
                    .allMatch(seat -> party.bus.isFree(seat, party.from, party.to, party));
            party.standing = Standing.PAID;
            party.bus.put(party);
            return true;
        }

        @SuppressWarnings("unchecked") // as the API writes it
        List<String> seatsOf(Party party) {
            return ((List<Map<String, Object>>) show(party).get("tickets"))
                    .stream().map(ticket -> (String) ticket.get("seat_number")).toList();
        }

        boolean cancel(Party party) {
            String quotes = "bookings/" + party.reference + "/refund-quotes";
            String quote = call(agent, quotes, Map.of()).path("quote_id");
            assertThat(call(agent, quotes + "/" + quote + "/accept", Map.of()).statusCode())
                    .as(step)
                    .isEqualTo(200);
            leave(party, Standing.OVER);
            return true;
        }

        /** To as many segments, on any bus, this one as well: so nothing more is to be paid. */
        @SuppressWarnings("unchecked") // as the API writes it
        boolean exchange(Party party) {
            Bus target = bus();
            int[] stretch = stretch(party.to - party.from);
            List<String> seats = draw(party.seats.size());
            List<Map<String, Object>> tickets =
                    (List<Map<String, Object>>) show(party).get("tickets");
            List<Map<String, Object>> wanted = IntStream.range(0, seats.size())
                    .mapToObj(i -> Map.<String, Object>of(
                            "ticket_id", tickets.get(i).get("ticket_id"), "seat_number", seats.get(i)))
                    .toList();
            String exchanges = "bookings/" + party.reference + "/exchanges";
            Response quoted = call(
                    agent,
                    exchanges,
                    Map.of(
                            "schedule_id",
                            target.line.schedule,
                            "from_stop_id",
                            target.line.stops.get(stretch[0]),
                            "to_stop_id",
                            target.line.stops.get(stretch[1]),
                            "tickets",
                            wanted));
            assertThat(quoted.statusCode()).as(step).isEqualTo(201);
            String accept = exchanges + "/" + quoted.path("exchange_id") + "/accept";
            boolean expected = seats.stream().allMatch(seat -> target.isFree(seat, stretch[0], stretch[1], party));
            assertThat(call(agent, accept, Map.of()).statusCode()).as(step).isEqualTo(expected ? 200 : 409);
            if (expected) {
                party.bus.remove(party);
                party.bus = target;
                party.from = stretch[0];
                party.to = stretch[1];
                party.seats = seats;
                target.put(party);
            }
            return expected;
        }

        boolean block() {
            Bus bus = bus();
            int[] stretch = stretch(0);
            List<String> seat = draw(1);
            boolean expected = bus.isFree(seat.get(0), stretch[0], stretch[1], null);
            Response answer = call(
                    admin,
                    "schedules/" + bus.line.schedule + "/blocks",
                    Map.of(
                            "seat_number",
                            seat.get(0),
                            "reason",
                            "VIP",
                            "from_stop_id",
                            bus.line.stops.get(stretch[0]),
                            "to_stop_id",
                            bus.line.stops.get(stretch[1])));
            assertThat(answer.statusCode()).as(step).isEqualTo(expected ? 201 : 409);
            if (expected) {
                Party block = new Party(answer.path("block_id"), bus, stretch[0], stretch[1], seat);
                bus.blocks.add(block);
                bus.put(block);
            }
            return expected;
        }

        boolean lift() {
            Bus bus = bus();
            if (bus.blocks.isEmpty()) {
                return false;
            }
            Party block = bus.blocks.remove(0);
            given().auth()
                    .oauth2(admin)
                    .delete("/ticketing/v1/schedules/" + bus.line.schedule + "/blocks/" + block.reference)
                    .then()
                    .statusCode(204);
            bus.remove(block);
            return true;
        }

        /** Every segment of every seat, and every booking. */
        void compare(Bus bus) {
            step = "seed " + SEED + " at the end";
            IntStream.range(0, STOPS - 1).forEach(i -> compareMap(bus, i, i + 1));
            parties.stream()
                    .filter(party -> party.bus == bus && party.standing == Standing.PAID)
                    .forEach(party ->
                            assertThat(seatsOf(party)).as(step).containsExactlyInAnyOrderElementsOf(party.seats));
            assertThat(overlaps(bus.line.schedule)).as(step).isZero();
        }
    }

    /** Live claims of one seat that have a segment in common, found without the help of the constraint. */
    private static long overlaps(UUID schedule) {
        return Database.as("ticketing").count("""
                select count(*) from seat_claim a join seat_claim b
                    on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.claim_id < b.claim_id
                where a.schedule_id = ? and a.state = 'LIVE' and b.state = 'LIVE'
                  and lower(a.segments) < upper(b.segments) and lower(b.segments) < upper(a.segments)
                """, schedule);
    }

    @Test
    void whateverHappensTheHouseAndASimpleModelAgreeSeatBySeat() throws Exception {
        List<Office> offices =
                IntStream.range(0, OFFICES).mapToObj(i -> new Office(SEED + i)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(OFFICES);
        try {
            List<CompletableFuture<Void>> all = offices.stream()
                    .map(office -> CompletableFuture.runAsync(() -> office.work(OPERATIONS / OFFICES), threads))
                    .toList();
            for (CompletableFuture<Void> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        int effects = offices.stream().mapToInt(office -> office.effects).sum();
        assertThat(effects).as("operations that did something").isGreaterThan(OPERATIONS / 4);
    }
}
