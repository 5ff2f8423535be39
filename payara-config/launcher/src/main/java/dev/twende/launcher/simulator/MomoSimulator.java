package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.twende.launcher.simulator.SimulatorServer.Answer;
import dev.twende.launcher.simulator.SimulatorServer.Endpoint;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * MTN on this machine. It answers as MoMo does on Collections ({@code requesttopay}) and Disbursements ({@code refund},
 * {@code transfer}), calls back a moment later by PUT, and keeps books of what really moved.
 *
 * <p>It is scripted and read as {@link MpesaSimulator} is: {@code POST} and {@code DELETE /simulator/script} with {@code outcomes} for
 * collections and {@code refunds} for money back ({@code msisdn}, {@code amount}, {@code callback_delay_ms}, {@code slow_reply_ms},
 * {@code late_callback_ms}, {@code down_ms}); {@code GET /simulator/bank}, whose reference is the payee's note.
 */
public final class MomoSimulator implements AutoCloseable {
    private static final Duration CALLBACK_DELAY = Duration.ofMillis(250);
    private static final Duration SLOW_REPLY_DELAY = Duration.ofSeconds(12);
    private static final Duration LATE_CALLBACK_DELAY = Duration.ofSeconds(5);
    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern UUID_4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final SimulatorServer server;
    private final String basic;
    private final String subscriptionKey;
    private final Bank bank = new Bank();
    private final Script script = new Script();
    private final Script refundScript = new Script();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    /** By product and reference id. */
    private final Map<String, Request> requests = new ConcurrentHashMap<>();

    private volatile Duration callbackDelay = CALLBACK_DELAY;
    private volatile Duration slowReplyDelay = SLOW_REPLY_DELAY;
    private volatile Duration lateCallbackDelay = LATE_CALLBACK_DELAY;

    /** @param port the port to listen on at the loopback address, 0 for any free one */
    public MomoSimulator(int port, String apiUser, String apiKey, String subscriptionKey) {
        this.server = new SimulatorServer("MoMo", port, MomoError::busy);
        this.basic = "Basic " + Base64.getEncoder().encodeToString((apiUser + ":" + apiKey).getBytes(UTF_8));
        this.subscriptionKey = subscriptionKey;
    }

    public MomoSimulator start() {
        Map<String, Map<String, Endpoint>> endpoints = new HashMap<>();
        for (String product : List.of("collection", "disbursement")) {
            endpoints.put("/" + product + "/token/", Map.of("POST", this::token));
        }
        serve(endpoints, "/collection/v1_0/requesttopay", Bank.Kind.COLLECTION);
        serve(endpoints, "/disbursement/v1_0/refund", Bank.Kind.REVERSAL);
        serve(endpoints, "/disbursement/v1_0/transfer", Bank.Kind.PAYOUT);
        endpoints.put("/simulator/script", Map.of("POST", this::rehearse, "DELETE", this::forget));
        endpoints.put(
                "/simulator/bank",
                Map.of("GET", request -> Answer.ok(bank.account(Bank.matching(SimulatorServer.query(request))))));
        server.start(endpoints);
        return this;
    }

    public URI url() {
        return server.url();
    }

    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        stop();
    }

    private void serve(Map<String, Map<String, Endpoint>> endpoints, String path, Bank.Kind kind) {
        endpoints.put(path, Map.of("POST", request -> take(request, kind)));
        endpoints.put(path + "/", Map.of("GET", request -> tell(request, path + "/", kind)));
    }

    private Answer token(HttpExchange request) {
        if (!basic.equals(SimulatorServer.header(request, "Authorization"))) {
            throw MomoError.unauthorized();
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        return Answer.ok(Json.createObjectBuilder()
                .add("access_token", token)
                .add("token_type", "access_token")
                .add("expires_in", 3600)
                .build());
    }

    private void authorize(HttpExchange request) {
        String bearer = SimulatorServer.header(request, "Authorization");
        if (!subscriptionKey.equals(SimulatorServer.header(request, "Ocp-Apim-Subscription-Key"))) {
            throw MomoError.accessDenied();
        }
        if (bearer == null || !tokens.contains(bearer.replace("Bearer ", ""))) {
            throw MomoError.unauthorized();
        }
        if (SimulatorServer.header(request, "X-Target-Environment") == null) {
            throw MomoError.invalid("X-Target-Environment");
        }
    }

    private Answer take(HttpExchange exchange, Bank.Kind kind) throws IOException {
        authorize(exchange);
        String id = String.valueOf(SimulatorServer.header(exchange, "X-Reference-Id"));
        if (!UUID_4.matcher(id).matches()) {
            throw MomoError.invalid("X-Reference-Id");
        }
        Fields fields = Fields.parse(SimulatorServer.body(exchange));
        long amount = Long.parseLong(matching(fields, "amount", AMOUNT));
        String currency = matching(fields, "currency", CURRENCY);
        String original = fields.optional("referenceIdToRefund").orElse("");
        String msisdn = msisdn(fields, kind, original);
        Outcome outcome = (kind == Bank.Kind.COLLECTION ? script : refundScript).next(msisdn, amount);
        if (outcome.reply() == Outcome.Reply.BUSY) {
            throw MomoError.busy();
        }
        Request request = new Request(
                id,
                kind,
                fields.json(),
                msisdn,
                amount,
                currency,
                original,
                URI.create(String.valueOf(SimulatorServer.header(exchange, "X-Callback-Url"))),
                outcome,
                Bank.newReceipt());
        if (requests.putIfAbsent(kind + id, request) != null) {
            throw MomoError.alreadyExists();
        }
        if (outcome.reply() == Outcome.Reply.AFTER_CALLBACK) {
            settle(request);
        } else {
            server.after(callbackDelay, () -> settle(request));
        }
        return switch (outcome.reply()) {
            case SLOW_REPLY -> new Answer(Answer.ACCEPTED, JsonObject.EMPTY_JSON_OBJECT, slowReplyDelay);
            case CONNECTION_CUT -> Answer.none();
            case PROMPT, AFTER_CALLBACK, BUSY ->
                new Answer(Answer.ACCEPTED, JsonObject.EMPTY_JSON_OBJECT, Duration.ZERO);
        };
    }

    private String msisdn(Fields fields, Bank.Kind kind, String original) {
        if (kind == Bank.Kind.REVERSAL) {
            Request paid = requests.get(Bank.Kind.COLLECTION + original);
            if (paid == null) {
                throw MomoError.notFound();
            }
            return paid.msisdn();
        }
        JsonObject party = fields.json().getJsonObject(kind == Bank.Kind.COLLECTION ? "payer" : "payee");
        if (party == null || !party.getString("partyIdType", "").equals("MSISDN")) {
            throw MomoError.invalid("party");
        }
        return party.getString("partyId", "");
    }

    private void settle(Request request) {
        Outcome outcome = request.outcome();
        request.settle(truth(request));
        if (outcome.delivery() == Outcome.Delivery.AFTER_A_STRANGER) {
            JsonObject forged = Json.createObjectBuilder(request.told("SUCCESSFUL", ""))
                    .add("externalId", UUID.randomUUID().toString())
                    .build();
            server.tell(request.callback(), "PUT", forged.toString()).join();
        }
        // the script says what is claimed; but money that could have moved and did not is no lie of anybody's
        String refused = outcome.truth() == Result.PAID ? request.reason : "";
        Runnable tell = () -> outcome.told().forEach(told -> {
            String why = told == Result.PAID ? refused : reason(told);
            JsonObject callback = request.told(why.isEmpty() ? "SUCCESSFUL" : "FAILED", why);
            server.tell(request.callback(), "PUT", callback.toString()).join();
        });
        if (outcome.delivery() == Outcome.Delivery.LATE) {
            server.after(lateCallbackDelay, tell);
        } else {
            tell.run();
        }
    }

    /** Moves the money, if it does; empty, or why not. */
    private String truth(Request request) {
        if (request.outcome().truth() != Result.PAID) {
            return reason(request.outcome().truth());
        }
        synchronized (bank) {
            Request paid = requests.get(Bank.Kind.COLLECTION + request.original());
            if (request.kind() == Bank.Kind.REVERSAL
                    && bank.undone(request.original()) + request.amount() > paid.amount()) {
                return "COULD_NOT_PERFORM_TRANSACTION";
            }
            bank.move(new Bank.Movement(
                    request.receipt(),
                    request.kind(),
                    request.body().getString("payeeNote", ""),
                    request.msisdn(),
                    request.amount(),
                    request.id(),
                    request.original(),
                    Instant.now()));
            return "";
        }
    }

    private static String reason(Result result) {
        return switch (result) {
            case PAID -> "";
            case BALANCE_INSUFFICIENT -> "NOT_ENOUGH_FUNDS";
            case CANCELLED_BY_USER -> "APPROVAL_REJECTED";
            case NO_ANSWER -> "EXPIRED";
            case WRONG_INITIATOR -> "INTERNAL_PROCESSING_ERROR";
            case UNREGISTERED_RECEIVER -> "PAYER_NOT_FOUND";
        };
    }

    private Answer tell(HttpExchange exchange, String path, Bank.Kind kind) {
        authorize(exchange);
        String id = exchange.getRequestURI().getPath().substring(path.length());
        Request request = requests.get(kind + id);
        if (request == null) {
            throw MomoError.notFound();
        }
        return Answer.ok(request.status());
    }

    private Answer rehearse(HttpExchange request) throws IOException {
        Fields fields = Fields.parse(SimulatorServer.body(request));
        rehearse(script, fields, "outcomes");
        rehearse(refundScript, fields, "refunds");
        millis(fields, "callback_delay_ms").ifPresent(millis -> callbackDelay = millis);
        millis(fields, "slow_reply_ms").ifPresent(millis -> slowReplyDelay = millis);
        millis(fields, "late_callback_ms").ifPresent(millis -> lateCallbackDelay = millis);
        millis(fields, "down_ms").ifPresent(server::beDown);
        return Answer.ok(fields.json());
    }

    private static void rehearse(Script script, Fields fields, String name) {
        if (!fields.json().containsKey(name)) {
            return;
        }
        List<Outcome> outcomes;
        try {
            outcomes = fields.json().getJsonArray(name).getValuesAs(JsonString.class).stream()
                    .map(outcome -> Outcome.valueOf(outcome.getString()))
                    .toList();
        } catch (IllegalArgumentException | ClassCastException unknown) {
            throw MomoError.invalid(name);
        }
        fields.optional("amount")
                .ifPresentOrElse(
                        amount -> script.add(Long.parseLong(amount), outcomes),
                        () -> script.add(fields.optional("msisdn"), outcomes));
    }

    private Answer forget(HttpExchange request) {
        script.clear();
        refundScript.clear();
        callbackDelay = CALLBACK_DELAY;
        slowReplyDelay = SLOW_REPLY_DELAY;
        lateCallbackDelay = LATE_CALLBACK_DELAY;
        server.beDown(Duration.ZERO);
        return Answer.ok(JsonObject.EMPTY_JSON_OBJECT);
    }

    private static Optional<Duration> millis(Fields fields, String name) {
        return fields.optional(name).map(Long::parseLong).map(Duration::ofMillis);
    }

    private static String matching(Fields fields, String name, Pattern shape) {
        return fields.optional(name).filter(shape.asMatchPredicate()).orElseThrow(() -> MomoError.invalid(name));
    }

    /** One request: to pay, to refund, to transfer. */
    private static final class Request {
        private static final String UNDECIDED = "?";

        private final String id;
        private final Bank.Kind kind;
        private final JsonObject body;
        private final String msisdn;
        private final long amount;
        private final String currency;
        private final String original;
        private final URI callback;
        private final Outcome outcome;
        private final String receipt;
        /** Empty when the money moved; else why not. */
        private volatile String reason = UNDECIDED;

        private Request(
                String id,
                Bank.Kind kind,
                JsonObject body,
                String msisdn,
                long amount,
                String currency,
                String original,
                URI callback,
                Outcome outcome,
                String receipt) {
            this.id = id;
            this.kind = kind;
            this.body = body;
            this.msisdn = msisdn;
            this.amount = amount;
            this.currency = currency;
            this.original = original;
            this.callback = callback;
            this.outcome = outcome;
            this.receipt = receipt;
        }

        String id() {
            return id;
        }

        Bank.Kind kind() {
            return kind;
        }

        JsonObject body() {
            return body;
        }

        String msisdn() {
            return msisdn;
        }

        long amount() {
            return amount;
        }

        String original() {
            return original;
        }

        URI callback() {
            return callback;
        }

        Outcome outcome() {
            return outcome;
        }

        String receipt() {
            return receipt;
        }

        void settle(String why) {
            reason = why;
        }

        /** The answer to a status query, which shows the whole request. */
        JsonObject status() {
            if (reason.equals(UNDECIDED)) {
                return shape("PENDING", amount).build();
            }
            return reason.isEmpty()
                    ? shape("SUCCESSFUL", amount)
                            .add("financialTransactionId", receipt)
                            .build()
                    : shape("FAILED", amount).add("reason", reason).build();
        }

        /** What a callback says, which may be a lie. */
        JsonObject told(String status, String why) {
            JsonObjectBuilder callbackBody = shape(status, amount - outcome.shortBy());
            return status.equals("SUCCESSFUL")
                    ? callbackBody.add("financialTransactionId", receipt).build()
                    : callbackBody
                            .add("reason", Json.createObjectBuilder().add("code", why))
                            .build();
        }

        private JsonObjectBuilder shape(String status, long units) {
            return Json.createObjectBuilder()
                    .add("externalId", body.getString("externalId", ""))
                    .add("amount", String.valueOf(units))
                    .add("currency", currency)
                    .add("payeeNote", body.getString("payeeNote", ""))
                    .add("status", status);
        }
    }
}
