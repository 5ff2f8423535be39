package dev.twende.payment;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.events.Topic;
import dev.twende.events.payment.FiscalReceiptIssued;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.events.ticketing.CashTaken;
import dev.twende.events.ticketing.RefundRequested;
import dev.twende.events.ticketing.ShiftClosedOnDevice;
import dev.twende.events.ticketing.ShiftClosedOnDevice.Counted;
import dev.twende.events.ticketing.ShiftOpenedOnDevice;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.testing.Broker;
import dev.twende.testing.Database;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of money after it came: books, refunds, drawers, floats, settlements. Each test has a company of its own. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MoneyIT {
    private static final String SUBSCRIPTION = "reporting.payment-transaction";
    private static final Database DATABASE = Database.as("payment");
    private static final Duration TO_SETTLE = Duration.ofSeconds(15);
    private static final Duration TO_GIVE_BACK = Duration.ofSeconds(30);
    private static final int PRICE = (int) Bookings.PRICE;

    /** Fewer than the house has connections to its database, so that nobody waits for one. */
    private static final int MOST_AT_ONCE = 5;

    private static int phones;

    private final UUID agent = UUID.randomUUID();
    private final String platform = Tokens.of(SUPER_ADMIN);
    private final String stranger = Tokens.of(COMPANY_ADMIN, UUID.randomUUID());
    private Bookings bookings;
    private UUID company;
    private String admin;
    private String accountant;
    private String seller;

    MoneyIT() {
        actFor(new Bookings());
    }

    private MoneyIT actFor(Bookings seats) {
        bookings = seats;
        company = seats.companyId();
        admin = Tokens.of(COMPANY_ADMIN, company);
        accountant = Tokens.of(ACCOUNTANT, company);
        seller = Tokens.of(agent, AGENT, company);
        return this;
    }

    @AfterEach
    void everythingAddsUp() {
        as(platform).get("/payment/v1/ledgers/check").then().statusCode(200).body("findings", hasSize(0));
    }

    // ---- terms and books

    @Test
    void splitsAPaymentByTheTermsOfItsMoment() {
        as(accountant)
                .get("/payment/v1/companies/{id}/terms", company)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("platform_fee_bp", equalTo(0));
        agree(platform, "\"0\"", terms(250)).then().statusCode(200).body("version", equalTo(1));
        agree(platform, "\"0\"", terms(300)).then().statusCode(412);
        agree(platform, null, terms(300)).then().statusCode(428);
        agree(platform, "\"1\"", terms(10_001))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("platform_fee_bp"));
        agree(platform, "\"1\"", with(terms(300), "valid_from", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("valid_from"));
        for (Object amount : List.of(0, -1, 1_000_000_000_000_001L)) {
            agree(
                            platform,
                            "\"1\"",
                            with(terms(300), "platform_fee_fixed", Map.of("amount", amount, "currency", "RWF")))
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("platform_fee_fixed"));
        }
        agree(admin, "\"1\"", terms(0)).then().statusCode(403);
        as(stranger).get("/payment/v1/companies/{id}/terms", company).then().statusCode(404);

        UUID transaction = payByPhone();

        assertThat(balances())
                .containsOnly(
                        Map.entry("CASH_AT_PROVIDER MPESA", PRICE),
                        Map.entry("COMPANY_PAYABLE", 125 - PRICE),
                        Map.entry("PLATFORM_FEE", -125));
        as(accountant)
                .queryParam("account", "COMPANY_PAYABLE")
                .get("/payment/v1/ledgers/entries")
                .then()
                .statusCode(200)
                .body("items.item", contains("GROSS", "PLATFORM_FEE"))
                .body("items[0].transaction_id", equalTo(transaction.toString()))
                .body("items[0].amount.amount", equalTo(-PRICE));
        as(stranger)
                .queryParam("company_id", company)
                .get("/payment/v1/ledgers/balances")
                .then()
                .statusCode(404);
        as(seller).get("/payment/v1/ledgers/balances").then().statusCode(403);
    }

    @Test
    void booksAProvidersChargeOnce() {
        UUID transaction = payByPhone();
        charge(transaction, 27, "RWF").then().statusCode(201).body("borne_by", equalTo("COMPANY"));

        charge(transaction, 27, "RWF").then().statusCode(409).body("code", equalTo("conflict"));
        charge(transaction, 27, "KES").then().statusCode(422).body("code", equalTo("wrong-currency"));
        charge(UUID.randomUUID(), 27, "RWF").then().statusCode(404);
        assertThat(balances())
                .containsEntry("CASH_AT_PROVIDER MPESA", PRICE - 27)
                .containsEntry("COMPANY_PAYABLE", 27 - PRICE);
    }

    // ---- drawers

    @Test
    void writesDownWhatDevicesDidWithCashOnceAndInOrder() {
        UUID device = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Instant longAgo = Instant.ofEpochSecond(42);
        Instant now = Instant.now();
        CashTaken sold = new CashTaken(
                first, UUID.randomUUID(), device, agent, 1, "7-2", "ABCD2345", company, rwf(5000), longAgo, now);
        CashTaken refused = new CashTaken(
                second, UUID.randomUUID(), device, agent, 1, "7-3", "ABCD2346", company, rwf(3000), longAgo, now);
        UUID refund = UUID.randomUUID();
        Broker.send(new ShiftOpenedOnDevice(device, agent, company, 1, rwf(2000), longAgo, now));
        Broker.send(sold);
        Broker.send(refused);
        Broker.send(refused); // told by another message
        Broker.send(new CashReturned(
                refund,
                second,
                UUID.randomUUID(),
                device,
                agent,
                1,
                "ABCD2346",
                company,
                rwf(3000),
                "no seat",
                longAgo,
                now));
        Broker.send(new CashMovedOnDevice(
                UUID.randomUUID(), device, agent, company, 1, "PAY_OUT", rwf(400), "airtime", longAgo, now));
        Broker.send(new CashMovedOnDevice(
                UUID.randomUUID(), device, agent, company, 1, "PAY_IN", rwf(100), "change", longAgo, now));
        Broker.send(new ShiftClosedOnDevice(
                device, agent, company, 1, 5, List.of(new Counted("CASH", rwf(6600))), longAgo, now));

        Response[] shifts = new Response[1];
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            shifts[0] = as(accountant).queryParam("agent_id", device).get("/payment/v1/shifts");
            shifts[0].then().body("items.status", contains("CLOSED"));
        });
        String shift = shifts[0].jsonPath().getString("items[0].shift_id");
        as(accountant)
                .get("/payment/v1/shifts/{id}/report", shift)
                .then()
                .body("shift.number", equalTo(1))
                .body("shift.cashier_id", equalTo(agent.toString()))
                .body("entries", equalTo(5))
                .body("methods[0].sales", equalTo(2))
                .body("methods[0].sold.amount", equalTo(8000))
                .body("methods[0].paid_out.amount", equalTo(3000))
                .body("methods[0].moved_in.amount", equalTo(100))
                .body("methods[0].moved_out.amount", equalTo(400))
                .body("shift.counts[0].expected.amount", equalTo(6700))
                .body("shift.counts[0].variance.amount", equalTo(-100));
        as(accountant)
                .get("/payment/v1/shifts/{id}/entries", shift)
                .then()
                .body("items[0].device_receipt", equalTo("7-2"));
        as(accountant)
                .get("/payment/v1/transactions/{id}", first)
                .then()
                .body("status", equalTo("SUCCEEDED"))
                .body("booking_reference", equalTo("ABCD2345"));
        as(accountant).get("/payment/v1/transactions/{id}", second).then().body("status", equalTo("REFUNDED"));
        assertThat(balances()).containsEntry("CASH_DRAWER " + shift, 6600);

        String ofDevice = Tokens.ofDevice(device, null, company);
        as(ofDevice)
                .body(Map.of("opening", Map.of("amount", 0, "currency", "RWF")))
                .post("/payment/v1/shifts")
                .then()
                .statusCode(409)
                .body("code", equalTo("shift-on-device"));
        String tag = as(accountant).get("/payment/v1/shifts/{id}", shift).header("ETag");
        as(Tokens.of(agent, COMPANY_ADMIN, company))
                .header("If-Match", tag)
                .body(Map.of("note", "my own"))
                .post("/payment/v1/shifts/{id}/sign-off", shift)
                .then()
                .statusCode(409)
                .body("code", equalTo("sign-off-by-another"));
        as(accountant)
                .header("If-Match", tag)
                .body(Map.of("note", "looked at"))
                .post("/payment/v1/shifts/{id}/sign-off", shift)
                .then()
                .statusCode(200)
                .body("status", equalTo("SIGNED_OFF"));
    }

    private static Money rwf(long amount) {
        return new Money(amount, "RWF");
    }

    @Test
    void sellsForCashOnlyInAnOpenShiftAndCountsTheDrawer() throws Exception {
        agree(platform, "\"0\"", terms(250)).then().statusCode(200);
        sell("CASH").then().statusCode(409).body("code", equalTo("no-open-shift"));

        List<Integer> opened = atOnce(8, () -> open(0).statusCode());
        assertThat(opened).containsOnlyOnce(201).contains(409);
        Response first = as(seller).get("/payment/v1/shifts");
        String empty = first.jsonPath().getString("items[0].shift_id");
        close(empty, "*", Map.of("CASH", 0)).then().statusCode(200).body("counts[0].variance.amount", equalTo(0));

        Response shift = open(2000);
        shift.then().statusCode(201).body("number", equalTo(2)).body("status", equalTo("OPEN"));
        String id = shift.jsonPath().getString("shift_id");
        UUID sold = paid(sell("CASH"));
        paid(sell("CASH"));
        as(seller)
                .get("/payment/v1/transactions/{id}", sold)
                .then()
                .body("provider_ref", startsWith("C"))
                .body("status", equalTo("SUCCEEDED"));
        assertThat(balances()).containsEntry("CASH_DRAWER " + id, 2000 + 2 * PRICE);

        String refund = refund(sold, 1000);
        handOver(seller, refund, "COMPANY").then().statusCode(403);
        handOver(seller, refund, "DRAWER").then().statusCode(200).body("status", equalTo("SUCCEEDED"));
        handOver(seller, refund, "DRAWER").then().statusCode(409).body("code", equalTo("illegal-transition"));

        as(seller)
                .get("/payment/v1/shifts/{id}/report", id)
                .then()
                .statusCode(200)
                .body("entries", equalTo(3))
                .body("methods[0].sales", equalTo(2))
                .body("methods[0].net.amount", equalTo(2 * PRICE - 1000))
                .body("last_receipt", notNullValue());
        as(stranger).get("/payment/v1/shifts/{id}", id).then().statusCode(404);
        String colleague = Tokens.of(AGENT, company);
        as(colleague).get("/payment/v1/shifts/{id}", id).then().statusCode(404);

        String tag = as(seller).get("/payment/v1/shifts/{id}", id).header("ETag");
        close(id, tag, Map.of("MPESA", 0)).then().statusCode(422).body("errors[0].field", equalTo("counted"));
        close(id, "\"99\"", Map.of("CASH", 0)).then().statusCode(412);
        Response closed = close(id, tag, Map.of("CASH", 2000 + 2 * PRICE - 1000 - 300));
        closed.then().statusCode(200).body("counts[0].variance.amount", equalTo(-300));
        sell("CASH").then().statusCode(409).body("code", equalTo("no-open-shift"));
        assertThat(balances()).containsEntry("CASH_VARIANCE " + id, 300);

        signOff(Tokens.of(agent, COMPANY_ADMIN, company), id, closed)
                .then()
                .statusCode(409)
                .body("code", equalTo("sign-off-by-another"));
        signOff(accountant, id, closed).then().statusCode(200).body("status", equalTo("SIGNED_OFF"));
        assertThat(balances())
                .as("the company has the cash, and owes the fees")
                .containsOnly(Map.entry("COMPANY_PAYABLE", 225), Map.entry("PLATFORM_FEE", -225));
    }

    // ---- floats

    @Test
    void sellsForWhatAnAgentHasPaidInAndNoMore() {
        agree(platform, "\"0\"", with(terms(0), "agent_commission_bp", 500))
                .then()
                .statusCode(200);
        sell("FLOAT").then().statusCode(409).body("code", equalTo("float-exhausted"));
        topUp(admin, 0).then().statusCode(422).body("errors[0].field", equalTo("amount"));
        topUp(seller, 12_000).then().statusCode(403);
        topUp(admin, 12_000).then().statusCode(201).body("balance_after.amount", equalTo(12_000));

        UUID sold = paid(sell("FLOAT"));
        paid(sell("FLOAT"));
        sell("FLOAT").then().statusCode(409).body("code", equalTo("float-exhausted"));

        as(seller)
                .get("/payment/v1/floats")
                .then()
                .statusCode(200)
                .body("items[0].balance.amount", equalTo(12_000 - 2 * PRICE + 2 * 250));
        assertThat(balances())
                .containsEntry("AGENT_FLOAT " + agent, -(12_000 - 2 * PRICE + 2 * 250))
                .doesNotContainKey("AGENT_COMMISSION " + agent);

        UUID refundId = Ids.next();
        owe(sold, refundId, PRICE);
        owe(sold, refundId, PRICE); // once more
        owe(sold, Ids.next(), PRICE); // nothing is left of it
        awaitStatus(sold, "REFUNDED");
        PaymentRefunded told = Broker.receive(
                Topic.PAYMENT_TRANSACTION,
                SUBSCRIPTION,
                PaymentRefunded.class,
                event -> event.refundId().equals(refundId));
        assertThat(told.amount()).isEqualTo(new Money(PRICE, "RWF"));
        assertThat(balances())
                .as("the commission of a sale that was given back is owed by the agent")
                .containsEntry("AGENT_COMMISSION " + agent, 250)
                .doesNotContainKey("REFUNDS");

        String id = as(seller).get("/payment/v1/floats").jsonPath().getString("items[0].float_id");
        as(accountant)
                .get("/payment/v1/floats/{id}/movements", id)
                .then()
                .statusCode(200)
                .body("items.kind", contains("TOP_UP", "SALE", "COMMISSION", "SALE", "COMMISSION", "REFUND"));
        as(stranger).get("/payment/v1/floats/{id}/movements", id).then().statusCode(404);
    }

    @Test
    void paysAgentsTheirFloatBackAndNeverMoreThanIsOnIt() throws Exception {
        String phone = "254713%06d".formatted(++phones);
        withdraw(admin, phone, 1000).then().statusCode(404); // there is no float yet
        topUp(admin, 12_000).then().statusCode(201);
        withdraw(seller, phone, 1000).then().statusCode(403);
        withdraw(stranger, phone, 1000).then().statusCode(404);
        withdraw(admin, phone, 0).then().statusCode(422).body("errors[0].field", equalTo("amount"));
        withdraw(admin, "12", 1000).then().statusCode(422).body("errors[0].field", equalTo("msisdn"));
        withdraw(admin, "CASH", phone, 1000).then().statusCode(422).body("code", equalTo("payment-method-unsupported"));
        withdraw(admin, phone, 12_001)
                .then()
                .statusCode(409)
                .body("code", equalTo("float-exhausted"))
                .body("balance.amount", equalTo(12_000));

        List<Integer> asked = atOnce(5, () -> withdraw(admin, phone, 4000).statusCode());

        assertThat(asked).filteredOn(status -> status == 202).hasSize(3);
        assertThat(asked).filteredOn(status -> status == 409).hasSize(2);
        awaitWithdrawals(3, "PAID");
        assertThat(Simulator.returned(phone)).isEqualTo(12_000);
        assertThat(balances())
                .containsOnly(Map.entry("CASH_AT_PROVIDER MPESA", -12_000), Map.entry("COMPANY_PAYABLE", 12_000));

        topUp(admin, 5000).then().statusCode(201);
        Simulator.nextRefundOn(phone, "INSUFFICIENT_FUNDS");
        Response refused = withdraw(admin, phone, 5000);
        refused.then()
                .statusCode(202)
                .header("Location", endsWith(refused.path("withdrawal_id")))
                .body("msisdn", startsWith("254***"));
        awaitWithdrawals(1, "FAILED");
        as(seller).get("/payment/v1/floats").then().body("items[0].balance.amount", equalTo(5000));
        assertThat(balances()).containsEntry("AGENT_FLOAT " + agent, -5000).doesNotContainKey("WITHDRAWALS " + agent);
        as(seller)
                .get("/payment/v1/withdrawals/{id}", refused.<String>path("withdrawal_id"))
                .then()
                .statusCode(200)
                .body("result_code", notNullValue());
        for (String other : List.of(stranger, Tokens.of(AGENT, company))) {
            as(other)
                    .get("/payment/v1/withdrawals/{id}", refused.<String>path("withdrawal_id"))
                    .then()
                    .statusCode(404);
        }
        as(admin)
                .header("If-Match", "*")
                .post("/payment/v1/withdrawals/{id}/retry", refused.<String>path("withdrawal_id"))
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-transition"));
    }

    private Response withdraw(String who, String phone, long amount) {
        return withdraw(who, "MPESA", phone, amount);
    }

    private Response withdraw(String who, String method, String phone, long amount) {
        return as(who).header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "agent_id",
                        agent,
                        "amount",
                        Map.of("amount", amount, "currency", "RWF"),
                        "method",
                        method,
                        "msisdn",
                        phone))
                .post("/payment/v1/withdrawals");
    }

    private void awaitWithdrawals(int count, String status) {
        await(count + " withdrawals " + status)
                .atMost(TO_GIVE_BACK)
                .until(() -> as(seller).get("/payment/v1/withdrawals").jsonPath().getList("items.status").stream()
                                .filter(status::equals)
                                .count()
                        == count);
    }

    // ---- the tax authority

    @Test
    void tellsTheFiscalDeviceOfEverySaleAndRefundOnceWhateverHappens() {
        String tin = "%09d".formatted(System.nanoTime() % 1_000_000_000);
        UUID before = payByPhone();
        register(admin, "\"0\"", true, tin).then().statusCode(403);
        register(platform, null, true, tin).then().statusCode(428);
        register(platform, "\"0\"", true, "12345678")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("tin_number"));
        as(stranger)
                .get("/payment/v1/companies/{id}/fiscal-registration", company)
                .then()
                .statusCode(404);
        as(accountant)
                .get("/payment/v1/companies/{id}/fiscal-registration", company)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("active", equalTo(false));
        Response registered = register(platform, "\"0\"", true, tin);
        registered.then().statusCode(200).body("active", equalTo(true));
        register(platform, "\"0\"", true, tin).then().statusCode(412);

        Simulator.deviceWill(tin, "TROUBLE", "CUT", "SLOW");
        UUID first = payByPhone();
        UUID second = payByPhone();
        String number = awaitFiscalNumber(first);
        String another = awaitFiscalNumber(second);
        assertThat(another).isNotEqualTo(number);
        FiscalReceiptIssued told = Broker.receive(
                Topic.PAYMENT_TRANSACTION,
                SUBSCRIPTION,
                FiscalReceiptIssued.class,
                event -> event.transactionId().equals(first));
        assertThat(told.number()).isEqualTo(number);
        giveBack(first, 2000);
        await("the refund's receipt")
                .atMost(TO_GIVE_BACK)
                .untilAsserted(() -> as(accountant)
                        .get("/payment/v1/transactions/{id}/fiscal-receipts", first)
                        .then()
                        .statusCode(200)
                        .body("kind", contains("SALE", "REFUND"))
                        .body("status", contains("ISSUED", "ISSUED"))
                        .body("invoice_number", contains(1, 3)));
        assertThat(Simulator.deviceSigned(tin)).containsExactly("S 1 0 5000", "S 2 0 5000", "R 3 1 2000");

        Simulator.deviceWill(tin, "REFUSED");
        UUID third = payByPhone();
        Response refused = await("refused")
                .atMost(TO_SETTLE)
                .until(
                        () -> as(accountant).queryParam("status", "REFUSED").get("/payment/v1/fiscal-receipts"),
                        list -> list.jsonPath().getList("items").size() == 1);
        refused.then()
                .body("items[0].transaction_id", equalTo(third.toString()))
                .body("items[0].last_error", startsWith("901"));
        String receipt = refused.path("items[0].receipt_id");
        tryAgain(stranger, receipt, "*").then().statusCode(404);
        tryAgain(seller, receipt, "*").then().statusCode(403);
        tryAgain(accountant, receipt, "\"99\"").then().statusCode(412);
        tryAgain(accountant, receipt, "*").then().statusCode(200).body("status", equalTo("PENDING"));
        awaitFiscalNumber(third);
        tryAgain(accountant, receipt, "*").then().statusCode(409).body("code", equalTo("illegal-transition"));

        register(platform, "*", false, tin).then().statusCode(200).body("last_invoice", equalTo(4));
        UUID after = payByPhone();
        for (UUID untold : List.of(before, after)) {
            assertThat(DATABASE.count("select count(*) from fiscal_receipt where transaction_id = ?", untold))
                    .isZero();
        }
        as(stranger)
                .get("/payment/v1/transactions/{id}/fiscal-receipts", first)
                .then()
                .statusCode(404);
    }

    private Response register(String who, String tag, boolean active, String tin) {
        RequestSpecification request =
                as(who).body(Map.of("active", active, "tin_number", tin, "branch_id", "00", "tax_type", "A"));
        return (tag == null ? request : request.header("If-Match", tag))
                .put("/payment/v1/companies/{id}/fiscal-registration", company);
    }

    private static Response tryAgain(String who, String receipt, String tag) {
        return as(who).header("If-Match", tag).post("/payment/v1/fiscal-receipts/{id}/retry", receipt);
    }

    private static String awaitFiscalNumber(UUID transaction) {
        return await("the receipt of " + transaction)
                .atMost(TO_GIVE_BACK)
                .until(
                        () -> given().get("/payment/v1/transactions/{id}", transaction)
                                .<String>path("fiscal_number"),
                        found -> found != null);
    }

    // ---- every way to pay

    /** What {@code ProviderContract} asks of the providers, asked of the house: one order is paid once, and goes back once, by whatever method. */
    @ParameterizedTest
    @EnumSource(PaymentMethod.class)
    void keepsTheSameRulesForEveryWayToPay(PaymentMethod method) {
        open(0);
        topUp(admin, PRICE).then().statusCode(201);
        String place = switch (method) {
            case MPESA, MOMO -> "CASH_AT_PROVIDER " + method;
            case CASH -> "CASH_DRAWER";
            case FLOAT -> "AGENT_FLOAT " + agent;
        };
        Map<String, Object> order = new HashMap<>(Map.of("booking_reference", bookings.hold(), "method", method));
        if (!method.isOverTheCounter()) {
            order.put("msisdn", (method == PaymentMethod.MPESA ? "254713%06d" : "250788%06d").formatted(++phones));
        }
        RequestSpecification request =
                as(seller).header("Idempotency-Key", UUID.randomUUID()).body(order);

        UUID id = UUID.fromString(request.post("/payment/v1/transactions")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("transaction_id"));
        request.post("/payment/v1/transactions").then().statusCode(202).body("transaction_id", equalTo(id.toString()));
        awaitStatus(id, "SUCCEEDED").then().body("amount.amount", equalTo(PRICE));
        assertThat(at(place)).isEqualTo(method == PaymentMethod.FLOAT ? 0 : PRICE);

        giveBack(id, 2000);
        askRefund(admin, id, PRICE - 1999, "RWF").then().statusCode(409).body("left.amount", equalTo(PRICE - 2000));
        giveBack(id, PRICE - 2000);
        awaitStatus(id, "REFUNDED").then().body("refunded.amount", equalTo(PRICE));
        askRefund(admin, id, 1, "RWF").then().statusCode(409).body("code", equalTo("refund-exceeds-payment"));
        assertThat(at(place)).isEqualTo(method == PaymentMethod.FLOAT ? -PRICE : 0);
        assertThat(balances()).doesNotContainKey("REFUNDS");
    }

    /** By the provider, or by hand where there is none to ask. */
    private void giveBack(UUID transaction, long amount) {
        Response asked = askRefund(admin, transaction, amount, "RWF");
        asked.then().statusCode(202);
        String refund = asked.jsonPath().getString("refund_id");
        if (asked.jsonPath().getString("status").equals("MANUAL")) {
            handOver(seller, refund, "DRAWER").then().statusCode(200);
        }
        await("refund " + refund)
                .atMost(TO_GIVE_BACK)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        as(admin).get("/payment/v1/refunds/{id}", refund).then().body("status", equalTo("SUCCEEDED")));
    }

    /** What lies there, whichever shift it is in. */
    private int at(String place) {
        return balances().entrySet().stream()
                .filter(balance -> balance.getKey().startsWith(place))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    // ---- currencies

    @Test
    void carriesThreeDecimalsFromThePriceToTheStatement() {
        UUID tunis = new MoneyIT().actFor(new Bookings(12_345, "TND")).sellsAndSettlesInMillimes();
        assertThat(DATABASE.count(
                        "select count(*) from ledger_entry where company_id = ? and currency <> 'TND'", tunis))
                .isZero();
    }

    /** TND 12.345, of which TND 1.234 goes back; a fee of 2.5 % is 0.309, half up, and 0.030 of that goes back, rounded down. */
    private UUID sellsAndSettlesInMillimes() {
        agree(platform, "\"0\"", terms(250)).then().statusCode(200);
        Map<String, Object> nothing = Map.of("opening", Map.of("amount", 0, "currency", "TND"));
        as(seller).body(nothing).post("/payment/v1/shifts").then().statusCode(201);
        as(seller)
                .body(Map.of("booking_reference", bookings.hold(), "method", "MOMO", "msisdn", "250788000000"))
                .post("/payment/v1/transactions")
                .then()
                .statusCode(422)
                .body("code", equalTo("payment-method-unsupported"));
        UUID sold = paid(sell("CASH"));
        askRefund(admin, sold, 1234, "RWF").then().statusCode(422).body("code", equalTo("wrong-currency"));
        Response asked = askRefund(admin, sold, 1234, "TND");
        asked.then().statusCode(202).body("amount.currency", equalTo("TND"));
        handOver(seller, asked.jsonPath().getString("refund_id"), "DRAWER")
                .then()
                .statusCode(200);

        assertThat(at("CASH_DRAWER")).isEqualTo(12_345 - 1_234);
        assertThat(balances()).containsEntry("PLATFORM_FEE", 30 - 309);
        Response settlement =
                close(draft(platform, "2020-01-01T00:00:00Z", Instant.now().toString()));
        settlement
                .then()
                .statusCode(200)
                .body("currencies[0].gross.amount", equalTo(12_345))
                .body("currencies[0].gross.currency", equalTo("TND"))
                .body("currencies[0].refunds.amount", equalTo(-1_234))
                .body("currencies[0].platform_fees.amount", equalTo(30 - 309));
        String id = settlement.jsonPath().getString("settlement_id");
        assertThat(as(accountant)
                        .accept("text/csv")
                        .get("/payment/v1/settlements/{id}/lines.csv", id)
                        .asString())
                .contains(",SALE,GROSS,12.345,TND,", ",REFUND_DUE,REFUND,-1.234,TND,", ",-0.309,TND,", ",0.030,TND,");
        as(accountant)
                .accept("application/pdf")
                .get("/payment/v1/settlements/{id}/statement.pdf", id)
                .then()
                .statusCode(200);
        everythingAddsUp();
        return company;
    }

    // ---- refunds

    @Test
    void refusesARefundThatTheProviderCannotMoveWhenItIsAskedFor() {
        MoneyIT nairobi = new MoneyIT().actFor(new Bookings(5000, "KES"));
        UUID paid = nairobi.payByPhone();

        askRefund(nairobi.admin, paid, 2550, "KES")
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("amount"));
        askRefund(nairobi.admin, paid, 2500, "RWF").then().statusCode(422).body("code", equalTo("wrong-currency"));
        assertThat(DATABASE.count("select count(*) from refund where transaction_id = ?", paid))
                .isZero();
        askRefund(nairobi.admin, paid, 2500, "KES").then().statusCode(202);
    }

    @Test
    void neverGivesBackMoreThanWasPaidHoweverManyAskAtOnce() throws Exception {
        open(0);
        UUID transaction = paid(sell("CASH"));

        List<Integer> answers = atOnce(
                20, () -> askRefund(admin, transaction, PRICE / 10, "RWF").statusCode());

        assertThat(answers).filteredOn(status -> status == 202).hasSize(10);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(10);
        assertThat(DATABASE.rows("select sum(amount)::bigint as due from refund where transaction_id = ?", transaction)
                        .get(0))
                .containsEntry("due", (long) PRICE);
        askRefund(admin, transaction, 1, "RWF")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-exceeds-payment"))
                .body("left.amount", equalTo(0));
        as(admin)
                .queryParam("waits_for_person", true)
                .queryParam("limit", 4)
                .get("/payment/v1/refunds")
                .then()
                .statusCode(200)
                .body("items.status", contains("MANUAL", "MANUAL", "MANUAL", "MANUAL"))
                .body("next_cursor", notNullValue());
    }

    @Test
    void refusesAmountsThatMakeNoSense() {
        open(0);
        UUID transaction = paid(sell("CASH"));

        for (long amount : new long[] {0, -1, 1_000_000_000_000_001L, Long.MAX_VALUE}) {
            askRefund(admin, transaction, amount, "RWF")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("validation-failed"))
                    .body("errors[0].field", equalTo("amount"));
        }
        askRefund(admin, transaction, 1, "XYZ").then().statusCode(422).body("errors[0].field", equalTo("amount"));
        askRefund(admin, transaction, 100, "KES").then().statusCode(422).body("code", equalTo("wrong-currency"));
        askRefund(admin, transaction, 1250, "TND").then().statusCode(422).body("code", equalTo("wrong-currency"));
        askRefund(admin, transaction, PRICE + 1, "RWF")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-exceeds-payment"));
        as(admin)
                .body("{\"reason\":\"x\",\"amount\":{\"amount\":9223372036854775808,\"currency\":\"RWF\"}}")
                .post("/payment/v1/transactions/{id}/refunds", transaction)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("amount"));
        askRefund(stranger, transaction, 100, "RWF").then().statusCode(404);
        askRefund(seller, transaction, 100, "RWF").then().statusCode(403);
        askRefund(admin, UUID.randomUUID(), 100, "RWF").then().statusCode(404);
        String refund = refund(transaction, PRICE);
        handOver(admin, refund, "PROVIDER").then().statusCode(403);
        handOver(admin, refund, "COMPANY").then().statusCode(200).body("paid_from", equalTo("COMPANY"));
        awaitStatus(transaction, "REFUNDED").then().body("refunded.amount", equalTo(PRICE));
    }

    // ---- settlements

    @Test
    void settlesWithThreeCompaniesForWhatTheirBooksSay() {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            MoneyIT other = new MoneyIT();
            other.agree(platform, "\"0\"", terms(250)).then().statusCode(200);
            other.payByPhone();
            sum += other.isSettledForWhatItsBookSays();
        }
        assertThat(sum).isZero();
    }

    /** What all accounts of the company add up to. */
    private int isSettledForWhatItsBookSays() {
        draft(admin, null, "2020-01-01T00:00:00Z").then().statusCode(403);
        draft(platform, null, "2020-01-01T00:00:00Z").then().statusCode(422).body("errors[0].field", equalTo("from"));
        draft(platform, "2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("to"));
        Response early = draft(platform, "2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
        early.then()
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("currencies[0].gross.amount", equalTo(PRICE));
        close(early).then().statusCode(409).body("code", equalTo("period-not-over"));

        Response draft = draft(platform, "2020-01-01T00:00:00Z", Instant.now().toString());
        Response closed = close(draft);
        closed.then()
                .statusCode(200)
                .body("number", equalTo(1))
                .body("currencies[0].opening_balance.amount", equalTo(0))
                .body("currencies[0].gross.amount", equalTo(PRICE))
                .body("currencies[0].platform_fees.amount", equalTo(-125))
                .body("currencies[0].payable.amount", equalTo(-balances().get("COMPANY_PAYABLE")));
        close(draft).then().statusCode(412);
        draft(platform, "2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z")
                .then()
                .statusCode(409)
                .body("code", equalTo("settlement-out-of-line"));

        String id = closed.jsonPath().getString("settlement_id");
        payByPhone();
        as(accountant)
                .get("/payment/v1/settlements/{id}", id)
                .then()
                .body("currencies[0].gross.amount", equalTo(PRICE));
        as(accountant)
                .get("/payment/v1/settlements/{id}/lines", id)
                .then()
                .statusCode(200)
                .body("items.item", contains("GROSS", "PLATFORM_FEE"));
        assertThat(as(accountant)
                        .get("/payment/v1/settlements/{id}/lines.csv", id)
                        .asString())
                .contains(",SALE,GROSS,5000,RWF,");
        assertThat(as(accountant)
                        .get("/payment/v1/settlements/{id}/statement.pdf", id)
                        .then()
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asString())
                .startsWith("%PDF-");
        as(stranger).get("/payment/v1/settlements/{id}", id).then().statusCode(404);

        payOut(id, PRICE).then().statusCode(409).body("code", equalTo("payout-exceeds-payable"));
        payOut(id, PRICE - 125).then().statusCode(201).body("left_of_settlement.amount", equalTo(0));
        payOut(id, 1).then().statusCode(409);
        draft(platform, null, Instant.now().toString())
                .then()
                .statusCode(201)
                .body("currencies[0].opening_balance.amount", equalTo(PRICE - 125))
                .body("currencies[0].payouts.amount", equalTo(125 - PRICE))
                .body("currencies[0].payable.amount", equalTo(PRICE - 125));
        return balances().values().stream().mapToInt(Integer::intValue).sum();
    }

    // ---- how the tests speak

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private static Map<String, Object> terms(int feeBp) {
        return Map.of("platform_fee_bp", feeBp, "agent_commission_bp", 0, "provider_charge_borne_by", "COMPANY");
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }

    private Response agree(String who, String tag, Map<String, Object> terms) {
        RequestSpecification request = as(who).body(terms);
        return (tag == null ? request : request.header("If-Match", tag))
                .put("/payment/v1/companies/{id}/terms", company);
    }

    private UUID payByPhone() {
        String phone = "254713%06d".formatted(++phones);
        Response begun = given().contentType(ContentType.JSON)
                .body(Map.of("booking_reference", bookings.hold(), "method", "MPESA", "msisdn", phone))
                .post("/payment/v1/transactions");
        begun.then().statusCode(202);
        UUID id = UUID.fromString(begun.jsonPath().getString("transaction_id"));
        awaitStatus(id, "SUCCEEDED");
        return id;
    }

    private Response sell(String method) {
        return as(seller)
                .body(Map.of("booking_reference", bookings.hold(), "method", method))
                .post("/payment/v1/transactions");
    }

    private static UUID paid(Response sale) {
        sale.then().statusCode(202).body("status", equalTo("SUCCEEDED"));
        return UUID.fromString(sale.jsonPath().getString("transaction_id"));
    }

    private Response charge(UUID transaction, long amount, String currency) {
        return as(platform)
                .body(Map.of("transaction_id", transaction, "amount", Map.of("amount", amount, "currency", currency)))
                .post("/payment/v1/ledgers/charges");
    }

    private Response open(long change) {
        return as(seller)
                .body(Map.of("opening", Map.of("amount", change, "currency", "RWF")))
                .post("/payment/v1/shifts");
    }

    private Response close(String shift, String tag, Map<String, Integer> counted) {
        return as(seller)
                .header("If-Match", tag)
                .body(Map.of(
                        "counted",
                        counted.entrySet().stream()
                                .map(count -> Map.of("method", count.getKey(), "amount", count.getValue()))
                                .toList()))
                .post("/payment/v1/shifts/{id}/close", shift);
    }

    private static Response signOff(String who, String shift, Response closed) {
        return as(who).header("If-Match", closed.header("ETag"))
                .body(Map.of("note", "looked at"))
                .post("/payment/v1/shifts/{id}/sign-off", shift);
    }

    private Response topUp(String who, long amount) {
        return as(who).body(Map.of(
                        "agent_id",
                        agent,
                        "amount",
                        Map.of("amount", amount, "currency", "RWF"),
                        "reference",
                        "slip 17"))
                .post("/payment/v1/floats/top-ups");
    }

    private static Response askRefund(String who, UUID transaction, long amount, String currency) {
        return as(who).header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("amount", Map.of("amount", amount, "currency", currency), "reason", "bus broke down"))
                .post("/payment/v1/transactions/{id}/refunds", transaction);
    }

    private String refund(UUID transaction, long amount) {
        Response asked = askRefund(admin, transaction, amount, "RWF");
        asked.then().statusCode(202).body("status", equalTo("MANUAL")).body("waits_for_person", equalTo(true));
        return asked.jsonPath().getString("refund_id");
    }

    private static Response handOver(String who, String refund, String from) {
        return as(who).header("If-Match", "*")
                .body(Map.of("paid_from", from, "reference", "slip 18"))
                .post("/payment/v1/refunds/{id}/hand-payment", refund);
    }

    private void owe(UUID transaction, UUID refundId, long amount) {
        Broker.send(new RefundRequested(
                Ids.next(), "ABCD2345", company, transaction, new Money(amount, "RWF"), "no seat left", refundId));
    }

    private Response draft(String who, String from, String to) {
        Map<String, Object> body = new HashMap<>(Map.of("company_id", company, "to", to));
        if (from != null) {
            body.put("from", from);
        }
        return as(who).body(body).post("/payment/v1/settlements");
    }

    private Response close(Response settlement) {
        return as(platform)
                .header("If-Match", settlement.header("ETag"))
                .post(
                        "/payment/v1/settlements/{id}/close",
                        settlement.jsonPath().getString("settlement_id"));
    }

    private Response payOut(String settlement, long amount) {
        return as(platform)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "amount",
                        Map.of("amount", amount, "currency", "RWF"),
                        "method",
                        "MPESA",
                        "reference",
                        "bank 17"))
                .post("/payment/v1/settlements/{id}/payouts", settlement);
    }

    private static Response awaitStatus(UUID id, String status) {
        return await("transaction " + id + " is " + status)
                .atMost(TO_SETTLE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> given().get("/payment/v1/transactions/{id}", id),
                        response -> status.equals(response.jsonPath().getString("status")));
    }

    private Map<String, Integer> balances() {
        Map<String, Integer> balances = new HashMap<>();
        List<Map<String, Object>> items = as(accountant)
                .get("/payment/v1/ledgers/balances")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        for (Map<String, Object> item : items) {
            String part = item.containsKey("part") ? " " + item.get("part") : "";
            balances.put(item.get("account") + part, (Integer) ((Map<?, ?>) item.get("balance")).get("amount"));
        }
        return balances;
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(MOST_AT_ONCE);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : callers.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }
}
