package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.twende.system.PosDevice.Operation;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Points of sale that sell without a network while others sell online: nobody loses a seat to nobody, no cash is lost or counted twice,
 * and the server is always right. {@code -Dtwende.pos.seeds=20} for a long look; the first is {@code -Dtwende.pos.seed}.
 */
class PosST {
    private static final int SEEDS = Integer.getInteger("twende.pos.seeds", 1);
    private static final int FIRST_SEED = Integer.getInteger("twende.pos.seed", 1);
    private static final int DEVICES = 3;
    private static final int SCHEDULES = 20;
    private static final int EVENTS = 90;
    /** Devices and buyers want the same seats of a bus, so that they meet. */
    private static final int WANTED_SEATS = 6;

    private static final int LEASED_SCHEDULES = 6;
    private static final int DAYS_OFFLINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform = Platform.running();
    private final Client guest = Client.guest(platform);
    private final Client superAdmin = platform.superAdmin();

    /** The mission's own case. */
    @Test
    void aSeatThatWasSoldOnlineAMinuteBeforeIsRefusedToTheDevice() throws Exception {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        try (PosDevice device = PosDevice.enrolled(platform, operator)) {
            device.does("sync");
            device.does("offline");
            JsonObject online = guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 3, "12"))
                    .mustBe(201);
            pay(online);
            await("paid").atMost(PATIENCE).until(() -> status(online).equals("PAID"));

            String paper = device.does(PosDevice.sale(Instant.now().plusSeconds(60), schedule, 0, 3, "12", true));
            assertThat(paper).contains("seat 12", "sold without network", "TW2:");
            device.does("online");
            String told = device.does("sync");

            assertThat(told).contains("REJECTED", "seat-taken", "sold elsewhere at");
            Operation sale = sales(device).get(0);
            assertThat(sale.result().getString("won_at")).isNotBlank();
            assertThat(sale.result().toString()).doesNotContain("Keza").doesNotContain("+250788300001");
            assertThat(status(online)).isEqualTo("PAID");

            String conflict =
                    "/ticketing/v1/conflicts/" + sale.result().getString("conflict_id");
            superAdmin
                    .post(
                            conflict + "/resolution",
                            createObjectBuilder()
                                    .add("resolution", "EQUAL_SEAT")
                                    .build(),
                            superAdmin.get(conflict))
                    .mustBe(200);
            assertThat(statusOf(sale)).isEqualTo("PAID");
            assertThat(device.does("status")).contains("seat-taken");
        }
    }

    @Test
    void threeDevicesAndBuyersForThreeDays() throws Exception {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            new Days(seed).live();
        }
    }

    /** Three days of one seed. */
    private final class Days {
        private final int seed;
        private final Random random;
        private final Operator operator = Operator.founded(platform);
        private final List<PosDevice> devices = new ArrayList<>();
        private final List<JsonObject> bookings = new ArrayList<>();
        private List<String> schedules;
        private int refusedOnline;

        Days(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void live() throws IOException, SQLException {
            try {
                schedules = operator.openSchedules(SCHEDULES, DAYS_OFFLINE + 2);
                ruleOfTheCompany();
                for (int i = 0; i < DEVICES; i++) {
                    devices.add(prepared(i));
                }
                for (int event = 0; event < EVENTS; event++) {
                    happens((double) event / EVENTS);
                }
                for (PosDevice device : devices) {
                    comeBack(device);
                }
                payOnline();
                judge();
            } finally {
                devices.forEach(PosDevice::close);
            }
        }

        /** Refused sales are seated on another seat, else on another bus, else refunded, without anybody being asked. */
        private void ruleOfTheCompany() {
            JsonObject rule = createObjectBuilder()
                    .add("company_id", operator.companyId)
                    .add(
                            "resolutions",
                            createArrayBuilder()
                                    .add("EQUAL_SEAT")
                                    .add("NEXT_SCHEDULE")
                                    .add("REFUND"))
                    .build();
            Answer none = superAdmin.get("/ticketing/v1/conflicts/rule?company_id=" + operator.companyId);
            superAdmin.put("/ticketing/v1/conflicts/rule", rule, none).mustBe(200);
        }

        /** Each leases a seat of some schedules, then the network goes. */
        private PosDevice prepared(int number) throws IOException {
            PosDevice device = PosDevice.enrolled(platform, operator);
            device.does("sync");
            for (int i = 0; i < LEASED_SCHEDULES; i++) {
                device.does("lease --schedule " + schedules.get((number * 4 + i) % SCHEDULES)
                        + " --from 0 --to 3 --count 2");
            }
            device.does("offline");
            return device;
        }

        private void happens(double day) throws IOException {
            String schedule = any(schedules);
            int from = random.nextInt(3);
            int to = from + 1 + random.nextInt(3 - from);
            if (random.nextInt(3) == 0) {
                buyOnline(schedule, from, to);
                return;
            }
            int number = random.nextInt(DEVICES);
            PosDevice device = devices.get(number);
            Instant clock = clock(number, day);
            boolean atRisk = random.nextInt(3) == 0;
            String sale = atRisk
                    ? PosDevice.sale(clock, schedule, from, to, wanted(), true)
                    : PosDevice.sale(
                            clock,
                            schedules.get((number * 4 + random.nextInt(LEASED_SCHEDULES)) % SCHEDULES),
                            from,
                            to,
                            null,
                            false);
            switch (random.nextInt(12)) {
                case 0 -> device.killedWhile(sale, Duration.ofMillis(random.nextInt(120)));
                case 1 -> cancel(device, clock);
                case 2 -> device.tries("--clock " + clock + " pay-out 100 --reason water");
                default -> device.tries(sale); // it may have no such seat
            }
        }

        /** One clock is right, one is in 1970, one is a day ahead. */
        private Instant clock(int device, double day) {
            Duration passed = Duration.ofMinutes((long) (day * DAYS_OFFLINE * 24 * 60));
            return switch (device) {
                case 0 -> Instant.now().plus(passed);
                case 1 -> Instant.EPOCH.plus(passed);
                default -> Instant.now().plus(passed).plus(Duration.ofDays(1));
            };
        }

        private void buyOnline(String schedule, int from, int to) {
            Answer answer = guest.post("/ticketing/v1/bookings", operator.booking(schedule, from, to, wanted()));
            if (answer.status() == 409) {
                refusedOnline++;
                return;
            }
            bookings.add(answer.mustBe(201));
        }

        private void cancel(PosDevice device, Instant clock) {
            List<String> printed = device.printedTickets();
            if (!printed.isEmpty()) {
                device.tries("--clock " + clock + " cancel " + any(printed) + " --reason \"does not travel\"");
            }
        }

        /** It is killed while it tells; it tells; it tells all of it again as if it had heard nothing, and hears the same. */
        private void comeBack(PosDevice device) throws IOException, SQLException {
            device.does("online");
            Path unheard = device.copy();
            device.killedWhile("sync", Duration.ofMillis(random.nextInt(400)));
            device.killedWhile("sync", Duration.ofMillis(random.nextInt(800)));
            device.does("sync");
            List<String> outcomes = outcomes(device);
            device.putBack(unheard);
            device.does("sync");
            assertThat(outcomes(device)).as("told again").isEqualTo(outcomes);
            device.does("shift-close --counted 10000");
            device.does("sync");

            Path heard = device.copy();
            device.putBack(unheard);
            assertThat(device.tries("sync")).as("whose store is an old copy").isFalse();
            device.putBack(heard);
        }

        private static List<String> outcomes(PosDevice device) throws IOException, SQLException {
            return device.journal().stream()
                    .map(operation -> operation.sequence() + " " + operation.outcome() + " " + operation.code())
                    .toList();
        }

        private void payOnline() {
            bookings.forEach(PosST.this::pay);
            bookings.forEach(booking ->
                    await("paid").atMost(PATIENCE).until(() -> status(booking).equals("PAID")));
        }

        private void judge() throws SQLException, IOException {
            List<Operation> all = new ArrayList<>();
            int printed = 0;
            int kills = 0;
            for (PosDevice device : devices) {
                List<Operation> journal = device.journal();
                assertThat(journal.stream().map(Operation::sequence))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, journal.size())
                                .boxed()
                                .toList());
                assertThat(journal)
                        .as("everything has its answer")
                        .allSatisfy(operation ->
                                assertThat(operation.outcome()).isIn("ACCEPTED", "REJECTED", "CONFLICT_QUEUED"));
                Set<String> tickets = new HashSet<>();
                journal.stream().filter(Operation::isSale).forEach(sale -> tickets.add(ticket(sale)));
                assertThat(tickets).as("who has paper is in the journal").containsAll(device.printedTickets());
                printed += device.printedTickets().size();
                kills += device.kills();
                all.addAll(journal);
            }
            List<Operation> sales = all.stream().filter(Operation::isSale).toList();
            List<Operation> refused = sales.stream()
                    .filter(sale -> sale.outcome().equals("REJECTED"))
                    .toList();
            await("conflicts are resolved")
                    .atMost(PATIENCE)
                    .until(() -> conflicts("status = 'OPEN' and kind = 'SALE'") == 0);

            long seated = 0;
            long refunded = 0;
            long cancelled = 0;
            for (Operation sale : sales) {
                String status = statusOf(sale);
                switch (status) {
                    case "PAID" -> seated++;
                    case "CANCELLED", "REFUNDED" -> cancelled++;
                    case "EXPIRED" -> {
                        assertThat(conflicts("resolution = 'REFUND' and operation_id = '"
                                        + sale.said().getString("operation_id") + "'"))
                                .as("the money of %s", sale.result())
                                .isEqualTo(1);
                        refunded++;
                    }
                    default ->
                        assertThat(status).as("ticket of %s", sale.said()).isEqualTo("PAID");
                }
            }
            assertThat(doubleSales()).as("double sales").isZero();
            assertThat(seatedWithoutSeat()).as("paid without a seat").isZero();
            assertThat(conflicts("kind = 'SALE'")).as("conflicts").isEqualTo(refused.size());
            await("cash")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(cash("count(*)"))
                            .as("payments in cash, one for each sale")
                            .isEqualTo(sales.size()));
            assertThat(cash("coalesce(sum(amount), 0)"))
                    .as("cash")
                    .isEqualTo(sales.stream()
                            .mapToLong(
                                    sale -> sale.said().getJsonObject("total").getInt("amount"))
                            .sum());
            System.out.printf(
                    "seed %d: %d devices offline for %d days beside %d buyers online (%d refused): %d sales, %d on paper, %d kills;"
                            + " %d refused and queued, %d seated, %d refunded, %d cancelled; 0 lost, 0 double sales, 0 doubled cash%n",
                    seed,
                    DEVICES,
                    DAYS_OFFLINE,
                    bookings.size(),
                    refusedOnline,
                    sales.size(),
                    printed,
                    kills,
                    refused.size(),
                    seated,
                    refunded,
                    cancelled);
        }

        private long conflicts(String condition) throws SQLException {
            return platform.count(
                    "ticketing",
                    "select count(*) from ticketing.sales_conflict where company_id = '" + operator.companyId + "' and "
                            + condition);
        }

        private long cash(String what) throws SQLException {
            return platform.count(
                    "payment",
                    "select " + what + " from payment.transaction where company_id = '" + operator.companyId
                            + "' and method = 'CASH' and device_id is not null and status <> 'FAILED'");
        }

        private long doubleSales() throws SQLException {
            return platform.count("ticketing", """
                    select count(*) from ticketing.seat_claim a join ticketing.seat_claim b
                        on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.segments && b.segments
                            and a.claim_id < b.claim_id
                    where a.state = 'LIVE' and b.state = 'LIVE' and a.schedule_id in (%s)""".formatted(quoted(schedules)));
        }

        private long seatedWithoutSeat() throws SQLException {
            return platform.count("ticketing", """
                    select count(*) from ticketing.ticket t join ticketing.booking b using (booking_id)
                    where b.company_id = '%s' and t.status = 'PAID' and not exists (
                        select from ticketing.seat_claim c
                        where c.claim_id = t.claim_id and c.state = 'LIVE' and c.kind = 'SALE')""".formatted(operator.companyId));
        }

        private String wanted() {
            return String.valueOf(1 + random.nextInt(WANTED_SEATS));
        }

        private String any(List<String> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    private static String quoted(List<String> ids) {
        return "'" + String.join("', '", ids) + "'";
    }

    private static List<Operation> sales(PosDevice device) throws SQLException, IOException {
        return device.journal().stream().filter(Operation::isSale).toList();
    }

    private static String ticket(Operation sale) {
        return sale.said().getJsonArray("passengers").getJsonObject(0).getString("ticket_id");
    }

    /** Of the booking: who was seated anew has another ticket. */
    private String statusOf(Operation sale) throws SQLException {
        return platform.text(
                "ticketing",
                "select status from ticketing.booking where booking_reference = '"
                        + sale.result().getString("booking_reference") + "'");
    }

    private void pay(JsonObject booking) {
        guest.post(
                        "/payment/v1/transactions",
                        createObjectBuilder()
                                .add("booking_reference", booking.getString("booking_reference"))
                                .add("method", "MPESA")
                                .add("msisdn", "254708374149")
                                .build())
                .mustBe(202);
    }

    private String status(JsonObject booking) {
        return guest.get("/ticketing/v1/bookings/" + booking.getString("booking_reference") + "?phone=%2B250788300001")
                .mustBe(200)
                .getString("status");
    }
}
