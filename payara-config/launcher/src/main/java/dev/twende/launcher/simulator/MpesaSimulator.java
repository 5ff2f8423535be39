package dev.twende.launcher.simulator;

import static dev.twende.launcher.simulator.SimulatorServer.header;

import com.sun.net.httpserver.HttpExchange;
import dev.twende.launcher.simulator.SimulatorServer.Answer;
import dev.twende.launcher.simulator.SimulatorServer.Endpoint;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Safaricom on this machine. It answers as Daraja does: token, STK push and query, reversal, B2C, transaction status, C2B
 * registration, pull transactions; calls back a moment later; and keeps books of what really moved.
 *
 * <p>What the customers and the network do is scripted:
 *
 * <ul>
 *   <li>{@code POST /simulator/script {"outcomes": ["CANCELLED", ...], "msisdn"?, "amount"?}}: the next prompts end so, on this phone,
 *       for this amount (whole units), or anywhere. {@link Outcome} is the list.
 *   <li>{@code {"refunds": [...], "msisdn"?, "amount"?}}: the same for the next reversals and payouts; {@code TIMEOUT} goes to the
 *       queue timeout address.
 *   <li>{@code {"callback_delay_ms", "slow_reply_ms", "late_callback_ms"}}: how long a customer takes (250), a slow reply (12000) and
 *       a late callback after the customer is done (5000).
 *   <li>{@code {"confirm_pushes": "true"}}: money of a prompt is told to the registered confirmation address too, as C2B.
 *   <li>{@code {"down_ms": 300000}}: for so long everything answers 503; 0 ends it.
 *   <li>{@code DELETE /simulator/script} forgets all that.
 * </ul>
 *
 * A customer pays by himself with {@code POST /simulator/paybill {"msisdn", "amount", "reference", "confirmations"?: 1}}; the answer is
 * {@code {"result_code", "receipt"?, "confirmation_answers"}}: 0, or why the merchant's validation said no.
 *
 * <p>The truth is read from {@code GET /simulator/bank} ({@code ?reference=} {@code ?msisdn=} {@code ?request_id=}): what was collected
 * and returned, movement by movement, whatever was replied about it. {@code GET /simulator/payments} ({@code ?account_reference=})
 * lists the prompts and how their callbacks were answered; {@code GET /simulator/tokens} counts tokens.
 */
public final class MpesaSimulator implements AutoCloseable {
    private static final Duration CALLBACK_DELAY = Duration.ofMillis(250);
    /** Longer than a patient client waits for the reply to a push. */
    private static final Duration SLOW_REPLY_DELAY = Duration.ofSeconds(12);

    private static final Duration LATE_CALLBACK_DELAY = Duration.ofSeconds(5);
    /** How many prompts are remembered whole; older ones live on in their ids. */
    private static final int MEMORY = 100_000;

    private final Merchant merchant;
    private final SimulatorServer server;
    private final Bank bank = new Bank();
    private final Script script = new Script();
    private final MpesaBusiness business;
    private final Map<String, StkPush> pushes = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StkPush> eldest) {
            return size() > MEMORY;
        }
    });
    private volatile Duration callbackDelay = CALLBACK_DELAY;
    private volatile Duration slowReplyDelay = SLOW_REPLY_DELAY;
    private volatile Duration lateCallbackDelay = LATE_CALLBACK_DELAY;
    private volatile boolean confirmsPushes;

    /**
     * @param port the port to listen on at the loopback address, 0 for any free one
     */
    public MpesaSimulator(
            int port,
            String consumerKey,
            String consumerSecret,
            String shortCode,
            String passkey,
            String initiatorPassword) {
        this.merchant = new Merchant(consumerKey, consumerSecret, shortCode, passkey, initiatorPassword);
        this.server = new SimulatorServer("M-Pesa", port, DarajaError::busy);
        this.business = new MpesaBusiness(server, merchant, bank);
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public MpesaSimulator start() {
        Map<String, Map<String, Endpoint>> endpoints = new HashMap<>();
        endpoints.put("/oauth/v1/generate", Map.of("GET", this::token));
        endpoints.put("/mpesa/stkpush/v1/processrequest", Map.of("POST", this::push));
        endpoints.put("/mpesa/stkpushquery/v1/query", Map.of("POST", this::query));
        endpoints.put("/mpesa/reversal/v1/request", Map.of("POST", business::reverse));
        endpoints.put("/mpesa/b2c/v3/paymentrequest", Map.of("POST", business::payOut));
        endpoints.put("/mpesa/transactionstatus/v1/query", Map.of("POST", business::status));
        endpoints.put("/mpesa/c2b/v2/registerurl", Map.of("POST", business::registerUrls));
        endpoints.put("/pulltransactions/v1/register", Map.of("POST", business::registerPull));
        endpoints.put("/pulltransactions/v1/query", Map.of("POST", business::pull, "GET", business::pull));
        endpoints.put("/simulator/script", Map.of("POST", this::rehearse, "DELETE", this::forget));
        endpoints.put("/simulator/paybill", Map.of("POST", business::customerPays));
        endpoints.put("/simulator/payments", Map.of("GET", this::payments));
        endpoints.put("/simulator/bank", Map.of("GET", this::books));
        endpoints.put("/simulator/tokens", Map.of("GET", this::tokens));
        server.start(endpoints);
        return this;
    }

    /** Where it listens, without a path. */
    public URI url() {
        return server.url();
    }

    /** The key that merchants encrypt their passwords with, as PEM; another one in each life of the simulator. */
    public String publicKey() {
        return merchant.publicKey();
    }

    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        stop();
    }

    private Answer token(HttpExchange request) {
        if (!"grant_type=client_credentials".equals(request.getRequestURI().getQuery())) {
            throw DarajaError.invalidGrantType();
        }
        return Answer.ok(merchant.newToken(header(request, "Authorization")));
    }

    private Answer push(HttpExchange request) throws IOException {
        merchant.checkToken(header(request, "Authorization"));
        Fields fields = Fields.parse(SimulatorServer.body(request));
        merchant.checkPassword(fields);
        merchant.checkShortCode(fields, "PartyB");
        Instant now = Instant.now();
        StkPush push = StkPush.of(fields, script, now, callbackDelay);
        Outcome outcome = push.outcome();
        if (outcome.reply() == Outcome.Reply.BUSY) {
            throw DarajaError.busy();
        }
        pushes.put(push.checkoutRequestId(), push);
        if (outcome.reply() == Outcome.Reply.AFTER_CALLBACK) {
            settle(push).run();
        } else {
            server.after(callbackDelay, () -> settle(push).run());
        }
        return switch (outcome.reply()) {
            case SLOW_REPLY -> new Answer(200, push.accepted(), slowReplyDelay);
            case CONNECTION_CUT -> Answer.none();
            case PROMPT, AFTER_CALLBACK, BUSY -> Answer.ok(push.accepted());
        };
    }

    private Answer query(HttpExchange request) throws IOException {
        merchant.checkToken(header(request, "Authorization"));
        Fields fields = Fields.parse(SimulatorServer.body(request));
        merchant.checkPassword(fields);
        String id = fields.required("CheckoutRequestID");
        Result result = StkPush.resultOf(id).orElseThrow(() -> DarajaError.invalid("CheckoutRequestID"));
        StkPush push = pushes.get(id);
        if (push == null) {
            return Answer.ok(StkPush.status("", id, result));
        }
        if (Instant.now().isBefore(push.settlesAt())) {
            throw DarajaError.stillProcessing();
        }
        return Answer.ok(StkPush.status(push.merchantRequestId(), id, result));
    }

    /** The customer has decided: the money moves, then the merchant hears of it. Done when the last callback is answered. */
    private Runnable settle(StkPush push) {
        return () -> {
            Outcome outcome = push.outcome();
            if (outcome.truth() == Result.PAID) {
                Bank.Movement payment = new Bank.Movement(
                        push.receipt(),
                        Bank.Kind.COLLECTION,
                        push.accountReference(),
                        push.msisdn(),
                        push.amount(),
                        push.checkoutRequestId(),
                        "",
                        push.settlesAt());
                bank.move(payment);
                if (confirmsPushes) {
                    server.after(Duration.ZERO, () -> business.confirm(payment, 1));
                }
            }
            switch (outcome.delivery()) {
                case AT_ONCE -> callBack(push);
                case LATE -> server.after(lateCallbackDelay, () -> callBack(push));
                case AFTER_A_STRANGER -> {
                    tell(push, push.strangersCallback());
                    callBack(push);
                }
            }
        };
    }

    private void callBack(StkPush push) {
        push.outcome().told().forEach(told -> tell(push, push.callback(told)));
    }

    private void tell(StkPush push, JsonObject callback) {
        push.callbackAnswers()
                .add(server.tell(push.callbackUrl(), "POST", callback.toString())
                        .join());
    }

    private Answer rehearse(HttpExchange request) throws IOException {
        Fields fields = Fields.parse(SimulatorServer.body(request));
        rehearse(script, fields, "outcomes");
        rehearse(business.script(), fields, "refunds");
        fields.optional("callback_delay_ms").ifPresent(millis -> callbackDelay = millis("callback_delay_ms", millis));
        fields.optional("slow_reply_ms").ifPresent(millis -> slowReplyDelay = millis("slow_reply_ms", millis));
        fields.optional("late_callback_ms").ifPresent(millis -> lateCallbackDelay = millis("late_callback_ms", millis));
        fields.optional("confirm_pushes").ifPresent(yes -> confirmsPushes = Boolean.parseBoolean(yes));
        fields.optional("down_ms").ifPresent(millis -> server.beDown(millis("down_ms", millis)));
        business.takes(callbackDelay, slowReplyDelay, lateCallbackDelay);
        return Answer.ok(fields.json());
    }

    private static void rehearse(Script script, Fields fields, String name) {
        List<Outcome> outcomes = outcomes(fields.json(), name);
        fields.optional("amount")
                .ifPresentOrElse(
                        amount -> script.add(Long.parseLong(amount), outcomes),
                        () -> script.add(fields.optional("msisdn"), outcomes));
    }

    private Answer forget(HttpExchange request) {
        script.clear();
        business.script().clear();
        callbackDelay = CALLBACK_DELAY;
        slowReplyDelay = SLOW_REPLY_DELAY;
        lateCallbackDelay = LATE_CALLBACK_DELAY;
        confirmsPushes = false;
        server.beDown(Duration.ZERO);
        business.takes(callbackDelay, slowReplyDelay, lateCallbackDelay);
        return Answer.ok(JsonObject.EMPTY_JSON_OBJECT);
    }

    private Answer payments(HttpExchange request) {
        String reference = SimulatorServer.query(request).get("account_reference");
        var items = Json.createArrayBuilder();
        synchronized (pushes) {
            pushes.values().stream()
                    .filter(push -> reference == null || reference.equals(push.accountReference()))
                    .map(StkPush::seen)
                    .forEach(items::add);
        }
        return Answer.ok(Json.createObjectBuilder().add("items", items).build());
    }

    private Answer books(HttpExchange request) {
        return Answer.ok(bank.account(Bank.matching(SimulatorServer.query(request))));
    }

    private Answer tokens(HttpExchange request) {
        return Answer.ok(
                Json.createObjectBuilder().add("given", merchant.tokens()).build());
    }

    private static List<Outcome> outcomes(JsonObject json, String name) {
        try {
            return json.containsKey(name)
                    ? json.getJsonArray(name).getValuesAs(JsonString.class).stream()
                            .map(outcome -> Outcome.valueOf(outcome.getString()))
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException | ClassCastException unknown) {
            throw DarajaError.invalid(name);
        }
    }

    private static Duration millis(String name, String value) {
        try {
            return Duration.ofMillis(Long.parseLong(value));
        } catch (NumberFormatException notANumber) {
            throw DarajaError.invalid(name);
        }
    }
}
