package dev.twende.system;

import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Money is never lost and never counted twice, whatever M-Pesa, the network and our own processes do. The reconciler's timetable is
 * shortened, so that a test can wait for its last question; every second of all of it the ledger must add up to zero.
 */
class PaymentFaultsST {
    private static final Map<String, String> QUICKLY = Map.of(
            "twende.payment.reconciler.ask-at", "PT1S,PT2S,PT4S,PT6S,PT8S",
            "twende.payment.reconciler.ask-every", "PT2S",
            "twende.payment.reconciler.pace", "PT0.2S",
            // longer than it takes to prompt several phones and to kill who waits for the replies
            "twende.payment.mpesa.request-timeout", "PT20S");
    private static final Duration TO_SETTLE = Duration.ofSeconds(40);
    /** A house that was killed comes back cold, on a machine where the rest of the platform works on. */
    private static final Duration TO_RECOVER = Duration.ofMinutes(3);
    /** How often the house is killed: {@code -Dtwende.kills=50} for the whole of it, by hand, half a minute each. */
    private static final int KILLS = Integer.getInteger("twende.kills", 1);

    private static final int PUSHES_PER_KILL = 6;
    /**
     * The real timetable's first questions end after 15 min, the shortened one's after 8 s: five minutes there are 2.7 s here. It is
     * longer than all of them together, which five minutes are not. {@code -Dtwende.outage=PT5M} for the real thing, by hand.
     */
    private static final Duration OUTAGE = Duration.parse(System.getProperty("twende.outage", "PT10S"));

    private static final Platform PLATFORM = Platform.running();
    private static final AtomicInteger PHONES = new AtomicInteger();
    private static final AtomicInteger SEATS = new AtomicInteger();
    private static final AtomicInteger CHECKS = new AtomicInteger();
    private static final AtomicReference<String> UNEVEN = new AtomicReference<>();

    private static ScheduledExecutorService auditor;
    private static Operator operator;
    private static String schedule;

    private final Client guest = Client.guest(PLATFORM);
    private final Mpesa mpesa = PLATFORM.mpesa();

    @BeforeAll
    static void watchTheBooks() {
        PLATFORM.restartWith("payment", QUICKLY);
        operator = Operator.founded(PLATFORM);
        schedule = operator.openSchedule();
        auditor = Executors.newSingleThreadScheduledExecutor();
        auditor.scheduleAtFixedRate(PaymentFaultsST::audit, 0, 1, TimeUnit.SECONDS);
    }

    @AfterAll
    static void closeTheBooks() {
        auditor.shutdown();
        PLATFORM.restartWith("payment", Map.of());
        System.out.printf("ledger sums looked at %d times, uneven: %s%n", CHECKS.get(), UNEVEN.get());
        assertThat(UNEVEN.get()).as("a ledger that does not add up to zero").isNull();
        assertThat(CHECKS.get()).isPositive();
    }

    @AfterEach
    void forgetScripts() {
        mpesa.forgetScripts();
    }

    @Test
    void whateverCallbacksDoMoneyCountsOnceAndNoForgeryCounts() throws SQLException {
        Map<String, Attempt> paid = new TreeMap<>();
        for (String outcome : List.of(
                "SUCCESS",
                "DUPLICATE_CALLBACK",
                "REORDERED",
                "STALE_FAILURE",
                "LATE_CALLBACK",
                "BEFORE_REPLY",
                "CUT")) {
            paid.put(outcome, pay(outcome));
        }
        Map<String, Attempt> forged = new TreeMap<>();
        for (String outcome : List.of("FORGED", "FORGED_IDS")) {
            forged.put(outcome, pay(outcome));
        }

        paid.forEach((outcome, attempt) -> awaitStatus(attempt, "SUCCEEDED", outcome));
        forged.forEach((outcome, attempt) -> awaitStatus(attempt, "FAILED", outcome));
        for (Attempt attempt : paid.values()) {
            mustBeSoldOnce(attempt);
        }
        for (Attempt attempt : forged.values()) {
            assertThat(ticketPayments(attempt)).isZero();
        }
        System.out.printf(
                "callbacks duplicated, reordered, stale, late, before the reply, without a reply: %d of %d sold once;"
                        + " forged accepted: 0 of %d%n",
                paid.size(), paid.size(), forged.size());
    }

    @Test
    void allIsSettledWhenNoCallbackEverComes() throws SQLException {
        int all = 30;
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            attempts.add(pay("NO_CALLBACK"));
        }

        attempts.forEach(attempt -> awaitStatus(attempt, "SUCCEEDED", "no callback"));

        String ids = attempts.stream().map(attempt -> "'" + attempt.id + "'").collect(Collectors.joining(","));
        String settle = PLATFORM.text(
                "payment",
                "select round(extract(epoch from percentile_disc(0.5) within group (order by updated_at - created_at))::numeric, 1)"
                        + " || ' s, p99 '"
                        + " || round(extract(epoch from percentile_disc(0.99) within group (order by updated_at - created_at))::numeric, 1)"
                        + " || ' s' from payment.transaction where id in (" + ids + ")");
        System.out.printf("every callback dropped: %d of %d settled, median %s%n", all, all, settle);
        for (Attempt attempt : attempts) {
            mustBeSoldOnce(attempt);
        }
    }

    @Test
    void moneyThatComesAfterTheHoldGetsTheSeatWhileItIsFree() throws SQLException {
        mpesa.takes(Duration.ofSeconds(4), Duration.ofSeconds(12));
        Attempt attempt = pay("SUCCESS");
        endHoldIn(attempt, 3);

        awaitStatus(attempt, "SUCCEEDED", "late money");
        mustBeSoldOnce(attempt);
    }

    @Test
    void moneyThatComesAfterTheBusWasSoldOutGoesBack() throws SQLException {
        String full = operator.openSchedule();
        mpesa.takes(Duration.ofSeconds(6), Duration.ofSeconds(12));
        Attempt attempt = pay(full, "1", "SUCCESS");
        endHoldIn(attempt, 0);
        for (int seat = 1; seat <= Operator.SEATS; seat += 10) {
            String[] ten =
                    IntStream.range(seat, seat + 10).mapToObj(String::valueOf).toArray(String[]::new);
            guest.post("/ticketing/v1/bookings", operator.booking(full, 0, 3, ten))
                    .mustBe(201);
        }

        await("the money goes back")
                .atMost(TO_SETTLE)
                .until(() -> Set.of("REFUND_DUE", "REFUNDED").contains(status(attempt)));
        assertThat(ticketPayments(attempt)).isZero();
    }

    @Test
    void fiftyRequestsWithOneKeyPromptOnce() {
        String reference = hold(schedule, nextSeat());
        String key = UUID.randomUUID().toString();
        JsonObject request = request(reference, nextPhone());
        List<Answer> answers;
        try (Rush rush = new Rush(50)) {
            answers = rush.all(twin -> guest.post("/payment/v1/transactions", request, key));
        }

        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 202)
                        .map(answer -> answer.json().getString("transaction_id"))
                        .distinct())
                .hasSize(1);
        assertThat(mpesa.prompts(reference)).isEqualTo(1);
    }

    @Test
    void whileMpesaIsDownNothingIsChargedAndNothingIsLost() throws SQLException {
        mpesa.takes(Duration.ofSeconds(2), Duration.ofSeconds(12));
        List<Attempt> before = List.of(pay("NO_CALLBACK"), pay("NO_CALLBACK"), pay("NO_CALLBACK"));
        mpesa.isDownFor(OUTAGE);
        Instant back = Instant.now().plus(OUTAGE);

        String waiting = hold(schedule, nextSeat());
        Answer meanwhile = guest.post("/payment/v1/transactions", request(waiting, nextPhone()));

        // whoever is admitted already may still push: then nobody knows, and it is never a failure
        assertThat(meanwhile.status() == 503
                        || meanwhile.json().getString("status").equals("UNKNOWN"))
                .as(meanwhile.body())
                .isTrue();
        for (Attempt attempt : before) {
            await("money that moved before M-Pesa was down")
                    .atMost(OUTAGE.plus(TO_SETTLE))
                    .untilAsserted(() -> assertThat(status(attempt)).isEqualTo("SUCCEEDED"));
            mustBeSoldOnce(attempt);
        }
        Duration settling = Duration.between(back, Instant.now());
        if (meanwhile.status() == 503) {
            assertThat(mpesa.prompts(waiting)).isZero();
        }
        String later = hold(schedule, nextSeat());
        await("M-Pesa is trusted again")
                .atMost(TO_SETTLE)
                .until(() -> guest.post("/payment/v1/transactions", request(later, nextPhone()))
                                .status()
                        == 202);
        System.out.printf(
                "M-Pesa down for %d s: %d of %d payments from before settled %.1f s after its return, a payment meanwhile answered %d,"
                        + " one later prompted%n",
                OUTAGE.toSeconds(), before.size(), before.size(), settling.toMillis() / 1000.0, meanwhile.status());
    }

    @Test
    void killedBetweenTheProvidersCallAndTheCommitItLosesAndDoublesNothing() throws SQLException {
        int inTheMiddle = 0;
        Instant begun = Instant.now();
        for (int kill = 1; kill <= KILLS; kill++) {
            for (Attempt attempt : killInTheMiddle()) {
                awaitStatus(attempt, "SUCCEEDED", "money that moved while the house was dead");
                mustBeSoldOnce(attempt);
                assertThat(mpesa.prompts(attempt.reference)).isEqualTo(1);
                inTheMiddle++;
            }
        }
        System.out.printf(
                "SIGKILL between the provider's call and the commit: %d kills, %d payments in the middle of it, all sold once, %d s%n",
                KILLS, inTheMiddle, Duration.between(begun, Instant.now()).toSeconds());
    }

    /**
     * Pushes whose reply the house is still waiting for when it dies. The customers pay, and what M-Pesa tells a dead house nobody
     * hears. For every other payment it calls back once more; the others are on its statement and nowhere else, because without a
     * reply there is nothing to ask about them with.
     */
    private List<Attempt> killInTheMiddle() throws SQLException {
        Operator ours = Operator.founded(PLATFORM); // the administrator's token is young, however many kills came before
        String bus = ours.openSchedule();
        Instant begun = Instant.now();
        mpesa.takes(Duration.ofSeconds(5), Duration.ofSeconds(60));
        List<String> references = new ArrayList<>();
        for (int seat = 1; seat <= PUSHES_PER_KILL; seat++) {
            references.add(hold(ours, bus, String.valueOf(seat)));
        }
        for (String reference : references) {
            String phone = nextPhone();
            mpesa.nextOn(phone, "SLOW");
            new Thread(() -> tryToPay(reference, phone)).start();
        }
        await("all are prompted")
                .atMost(TO_SETTLE)
                .until(() -> references.stream().allMatch(reference -> mpesa.prompts(reference) == 1));

        PLATFORM.kill("payment");
        assertThat(PLATFORM.count(
                        "payment",
                        "select count(*) from payment.transaction where status in ('CREATED', 'UNKNOWN')"
                                + " and checkout_request_id is null and booking_reference in ('"
                                + String.join("','", references) + "')"))
                .as("payments whose push was never answered")
                .isEqualTo(PUSHES_PER_KILL);
        PLATFORM.restartWith("payment", QUICKLY);

        for (int i = 0; i < references.size(); i += 2) {
            callBack(references.get(i));
        }
        readTheStatement(begun);
        List<Attempt> attempts = new ArrayList<>();
        for (String reference : references) {
            attempts.add(new Attempt(reference, ofAttempt(reference, "id")));
        }
        return attempts;
    }

    /** As every night. */
    private void readTheStatement(Instant from) {
        String period = PLATFORM.superAdmin()
                .post(
                        "/payment/v1/reconciliations",
                        createObjectBuilder()
                                .add("method", "MPESA")
                                .add("from", from.toString())
                                .add("to", Instant.now().toString())
                                .build())
                .mustBe(202)
                .getString("reconciliation_id");
        await("the statement is read")
                .atMost(TO_RECOVER)
                .untilAsserted(() -> assertThat(PLATFORM.superAdmin()
                                .get("/payment/v1/reconciliations/" + period)
                                .mustBe(200)
                                .getString("status"))
                        .isEqualTo("DONE"));
    }

    private void callBack(String reference) throws SQLException {
        JsonObject prompt = mpesa.prompt(reference);
        guest.postText("/payment/v1/callbacks/" + ofAttempt(reference, "callback_secret"), """
                        {"Body":{"stkCallback":{"MerchantRequestID":"1-1-1","CheckoutRequestID":"%s","ResultCode":0,"ResultDesc":"ok",
                         "CallbackMetadata":{"Item":[{"Name":"Amount","Value":%d.00},{"Name":"MpesaReceiptNumber","Value":"%s"}]}}}}
                        """.formatted(
                                prompt.getString("checkout_request_id"),
                                prompt.getJsonNumber("amount").longValue(),
                                prompt.getString("receipt")))
                .mustBe(200);
    }

    private static String ofAttempt(String reference, String column) throws SQLException {
        return PLATFORM.text(
                "payment",
                "select " + column + " from payment.transaction where booking_reference = '" + reference + "'");
    }

    private void tryToPay(String reference, String phone) {
        try {
            guest.post("/payment/v1/transactions", request(reference, phone));
        } catch (RuntimeException killed) {
            // the house died under it, which is the point
        }
    }

    // ---- how the tests speak

    private record Attempt(String reference, String id) {}

    private Attempt pay(String outcome) {
        return pay(schedule, nextSeat(), outcome);
    }

    private Attempt pay(String scheduleId, String seat, String outcome) {
        String reference = hold(scheduleId, seat);
        String phone = nextPhone();
        mpesa.nextOn(phone, outcome);
        return new Attempt(
                reference,
                guest.post("/payment/v1/transactions", request(reference, phone))
                        .mustBe(202)
                        .getString("transaction_id"));
    }

    private String hold(String scheduleId, String seat) {
        return hold(operator, scheduleId, seat);
    }

    private String hold(Operator of, String scheduleId, String seat) {
        return guest.post("/ticketing/v1/bookings", of.booking(scheduleId, 0, 3, seat))
                .mustBe(201)
                .getString("booking_reference");
    }

    private static JsonObject request(String reference, String phone) {
        return createObjectBuilder()
                .add("booking_reference", reference)
                .add("method", "MPESA")
                .add("msisdn", phone)
                .build();
    }

    private static String nextPhone() {
        return "254713%06d".formatted(PHONES.incrementAndGet());
    }

    /** A new bus whenever one is full. */
    private static synchronized String nextSeat() {
        int seat = SEATS.incrementAndGet();
        if (seat > Operator.SEATS) {
            schedule = operator.openSchedule();
            SEATS.set(1);
            return "1";
        }
        return String.valueOf(seat);
    }

    private String status(Attempt attempt) {
        return guest.get("/payment/v1/transactions/" + attempt.id).mustBe(200).getString("status");
    }

    private void awaitStatus(Attempt attempt, String expected, String why) {
        await(why + " of " + attempt.reference)
                .atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(status(attempt)).isEqualTo(expected));
    }

    /** The tickets are there, for this money and no other, and the books have it once. */
    private void mustBeSoldOnce(Attempt attempt) throws SQLException {
        await("tickets of " + attempt.reference)
                .atMost(TO_SETTLE)
                .untilAsserted(() -> assertThat(PLATFORM.text(
                                "ticketing",
                                "select status from ticketing.booking where booking_reference = '" + attempt.reference
                                        + "'"))
                        .isEqualTo("PAID"));
        assertThat(ticketPayments(attempt)).isEqualTo(1);
        assertThat(PLATFORM.count(
                        "payment",
                        "select count(*) from payment.ledger_posting where kind = 'SALE' and booking_reference = '"
                                + attempt.reference + "'"))
                .as("postings of %s", attempt.reference)
                .isEqualTo(1);
    }

    private static long ticketPayments(Attempt attempt) throws SQLException {
        return PLATFORM.count(
                "ticketing",
                "select count(*) from ticketing.booking_payment p join ticketing.booking b using (booking_id)"
                        + " where p.outcome = 'ACCEPTED' and b.booking_reference = '" + attempt.reference + "'");
    }

    private static void endHoldIn(Attempt attempt, int seconds) throws SQLException {
        String end = "clock_timestamp() + interval '" + seconds + " seconds'";
        String booking = "(select booking_id from ticketing.booking where booking_reference = ?)";
        try (Connection ticketing = PLATFORM.sql("ticketing")) {
            for (String update : List.of(
                    "update ticketing.seat_claim set expires_at = " + end
                            + " where claim_id in (select claim_id from ticketing.ticket where booking_id = " + booking
                            + ")",
                    "update ticketing.booking set hold_expires_at = " + end + " where booking_id = " + booking)) {
                try (PreparedStatement statement = ticketing.prepareStatement(update)) {
                    statement.setString(1, attempt.reference);
                    assertThat(statement.executeUpdate()).isPositive();
                }
            }
        }
    }

    private static void audit() {
        try (Connection payment = PLATFORM.sql("payment");
                Statement statement = payment.createStatement();
                ResultSet uneven = statement.executeQuery(
                        "select posting_id || ' ' || sum(amount) || ' ' || currency from payment.ledger_entry"
                                + " group by posting_id, currency having sum(amount) <> 0")) {
            if (uneven.next()) {
                UNEVEN.compareAndSet(null, uneven.getString(1));
            }
            CHECKS.incrementAndGet();
        } catch (SQLException e) {
            UNEVEN.compareAndSet(null, "cannot be looked at: " + e.getMessage());
        }
    }
}
