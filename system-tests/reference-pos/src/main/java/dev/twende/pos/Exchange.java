package dev.twende.pos;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;

import dev.twende.pos.PosStore.Entry;
import dev.twende.pos.PosStore.SoldState;
import dev.twende.pos.Server.Answer;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How a device and the platform talk. Every call may be heard and its answer lost, so every call can be made again: an operation is
 * known by its id, a lease by its key, and nothing leaves the queue before the platform's result for it is on this disk.
 */
public final class Exchange {
    private static final int PROTOCOL = 1;
    /** The most that the platform takes at once. */
    private static final int BATCH = 500;
    /** More rounds in one go mean that something never ends. */
    private static final int MOST_ROUNDS = 1000;

    /** Somebody may want to see a receipt of a bus that has arrived. */
    private static final Duration SCHEDULES_KEPT = Duration.ofDays(7);

    private static final int TOO_LARGE = 413;
    private static final int UNAUTHENTICATED = 401;

    private final PosStore store;
    private final DeviceClock clock;
    private final Supplier<DeviceKey> key;
    private final Server server;
    private String token;

    Exchange(PosStore store, DeviceClock clock, Supplier<DeviceKey> key) {
        this.store = store;
        this.clock = clock;
        this.key = key;
        this.server = new Server(clock::heard);
    }

    /**
     * What came of talking.
     *
     * @param answered how many operations have their result now
     * @param refused those that were not simply taken, for the cashier to read
     * @param waiting how many operations are still without a result
     */
    public record Report(int answered, List<String> refused, int waiting) {}

    /** A call with a token. */
    private interface Call {
        Answer with(String bearer) throws NoNetwork;
    }

    JsonObject enrol(URI authUrl, String code, PublicJwk publicKey) {
        JsonObject request = createObjectBuilder()
                .add("handshake_version", 1)
                .add("token", code)
                .add("public_key", publicKey.json())
                .add("app_version", Pos.VERSION)
                .build();
        return online(() -> server.post(authUrl.resolve("/auth/v1/devices"), null, request, null))
                .mustBeGood();
    }

    JsonObject getFromAuth(String path) {
        return online(() -> authorised(bearer -> server.get(auth(path), bearer)))
                .mustBeGood();
    }

    void proveCashier(UUID cashierId, String pin) {
        JsonObject request = createObjectBuilder()
                .add("user_id", cashierId.toString())
                .add("pin", pin)
                .build();
        online(() -> authorised(
                        bearer -> server.post(auth("/auth/v1/devices/current/sessions"), bearer, request, null)))
                .mustBeGood();
    }

    /** One key for all tries: when the first answer was lost, the second is the same lease. */
    Lease lease(JsonObject request) {
        String idempotencyKey = UUID.randomUUID().toString();
        Call asking = bearer -> server.post(ticketing("/ticketing/v1/pos/leases"), bearer, request, idempotencyKey);
        return new Lease(online(() -> {
                    try {
                        return authorised(asking);
                    } catch (NoNetwork unheard) {
                        return authorised(asking);
                    }
                })
                .mustBeGood());
    }

    void giveBack(UUID leaseId) {
        online(() -> authorised(bearer -> server.delete(ticketing("/ticketing/v1/pos/leases/" + leaseId), bearer)))
                .mustBeGood();
    }

    /** As {@link #sync}; when it fails everything waits in the queue, and the cashier reads why. */
    void trySync() {
        try {
            exchange();
        } catch (NoNetwork | PosFailure later) {
            store.inTransaction(() -> {
                store.note("trouble", later.getMessage());
                return null;
            });
        }
    }

    /** Tells all that waits, in its order, and takes all that is new, until nothing is left on either side. */
    Report sync() {
        return online(this::exchange);
    }

    private Report exchange() throws NoNetwork {
        List<String> refused = new ArrayList<>();
        int answered = 0;
        int batch = BATCH;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Entry> waiting = store.queue(batch);
            int queued = store.queueLength();
            JsonObject request = request(waiting);
            Answer answer =
                    authorised(bearer -> server.postZipped(ticketing("/ticketing/v1/pos/sync"), bearer, request));
            if (answer.status() == TOO_LARGE && batch > 1) {
                batch = Math.max(1, batch / 2);
                continue;
            }
            JsonObject told = answer.mustBeGood();
            store.inTransaction(() -> {
                take(told, refused);
                return null;
            });
            int left = store.queueLength();
            answered += queued - left;
            boolean more = left > 0 ? left < queued : told.getBoolean("more", false);
            if (!more) {
                break;
            }
        }
        store.inTransaction(() -> {
            store.tidy();
            store.forget("trouble");
            return null;
        });
        return new Report(answered, refused, store.queueLength());
    }

    private JsonObject request(List<Entry> waiting) {
        JsonArrayBuilder operations = createArrayBuilder();
        waiting.forEach(entry -> operations.add(entry.jws()));
        JsonObjectBuilder request = createObjectBuilder().add("protocol_version", PROTOCOL);
        store.fact("cursor").ifPresent(cursor -> request.add("cursor", cursor));
        return request.add(
                        "health",
                        createObjectBuilder()
                                .add("app_version", Pos.VERSION)
                                .add("queue_length", store.queueLength())
                                .add("device_time", clock.own().toString()))
                .add("operations", operations)
                .build();
    }

    /** Results, news and cursor in one transaction: after a kill either all of the answer counts or none of it. */
    private void take(JsonObject told, List<String> refused) {
        for (JsonObject result : JsonText.objects(told, "results")) {
            boolean waits = result.getString("outcome").equals("WAITING");
            JsonText.text(result, "operation_id")
                    .filter(id -> !waits)
                    .flatMap(id -> store.operation(UUID.fromString(id)))
                    .filter(entry -> entry.outcome() == null)
                    .ifPresent(entry -> take(entry, result, refused));
        }
        JsonText.object(told, "changes").ifPresent(this::learn);
        JsonText.text(told, "cursor").ifPresent(cursor -> store.note("cursor", cursor));
        mustBeOurs(JsonText.number(told, "acknowledged_sequence").orElse(0L));
        store.note("clock_ahead", clock.ahead());
        store.note("clock_latest", clock.latest());
    }

    /** A store that is older than what the platform has heard of it would use numbers twice. */
    private void mustBeOurs(long acknowledged) {
        if (acknowledged > store.lastSequence()) {
            throw PosFailure.of("this store is an old copy: the platform knows " + acknowledged
                    + " operations of this device, here are " + store.lastSequence() + "; enrol as another device");
        }
    }

    private void take(Entry entry, JsonObject result, List<String> refused) {
        // after a lost reply the second try has the first one's outcome
        String outcome = result.getString("first_outcome", result.getString("outcome"));
        store.answered(entry.operationId(), outcome, result);
        if (!outcome.equals("ACCEPTED")) {
            refused.add(refusal(entry.payload(), result));
            if (entry.type().equals("SALE")) {
                store.soldBy(entry.sequence()).forEach(ticket -> store.become(ticket.ticketId(), SoldState.REFUSED));
            }
        }
    }

    /** For the cashier: what was not taken, why, and that it is somebody's work now. */
    static String refusal(JsonObject operation, JsonObject result) {
        return "operation " + operation.getInt("sequence") + " ("
                + operation.getString("receipt_number", operation.getString("type")) + ") "
                + result.getString("first_outcome", result.getString("outcome"))
                + JsonText.text(result, "code").map(code -> ", " + code).orElse("")
                + JsonText.text(result, "won_at")
                        .map(at -> ", sold elsewhere at " + at)
                        .orElse("")
                + JsonText.text(result, "conflict_id")
                        .map(id -> ", conflict " + id)
                        .orElse("");
    }

    private void learn(JsonObject changes) {
        store.note("company_suspended", changes.getBoolean("company_suspended", false));
        JsonText.objects(changes, "schedules").forEach(this::learnSchedule);
        store.forgetSchedulesBefore(clock.platform().minus(SCHEDULES_KEPT));
        JsonText.objects(changes, "revocations")
                .forEach(revoked ->
                        store.revoked(UUID.fromString(revoked.getString("ticket_id")), revoked.getInt("up_to_issue")));
        for (JsonObject key : JsonText.objects(changes, "keys")) {
            PublicJwk jwk = PublicJwk.of(key.getJsonObject("jwk"));
            store.ticketKey(key.containsKey("device_id") ? jwk.codeKeyId() : key.getString("key_id"), jwk);
        }
        if (changes.containsKey("leases")) { // all that there are
            store.forgetLeases();
            JsonText.objects(changes, "leases").forEach(lease -> store.lease(new Lease(lease)));
        }
    }

    /** Whole in place of what was known; only the plan is left out while it is as before. Something may be told twice, or late. */
    private void learnSchedule(JsonObject told) {
        Optional<Run> known = store.schedule(UUID.fromString(told.getString("schedule_id")));
        boolean isOld = known.filter(
                        run -> run.version() > told.getJsonNumber("version").longValue())
                .isPresent();
        if (isOld || !told.containsKey("plan") && known.isEmpty()) {
            return;
        }
        JsonObject whole = told.containsKey("plan")
                ? told
                : createObjectBuilder(told)
                        .add("plan", known.get().body().getJsonObject("plan"))
                        .build();
        store.schedule(new Run(whole));
    }

    // tokens

    /** Calls with a token; when it is not taken any more, once again with a new one. */
    private Answer authorised(Call call) throws NoNetwork {
        if (token == null) {
            token = newToken();
        }
        Answer answer = call.with(token);
        if (answer.status() == UNAUTHENTICATED) {
            token = newToken();
            answer = call.with(token);
        }
        return answer;
    }

    /** The second try is made out by the time that the first refusal has told. */
    private String newToken() throws NoNetwork {
        Answer first = askForToken();
        return (first.isGood() ? first : askForToken()).mustBeGood().getString("access_token");
    }

    private Answer askForToken() throws NoNetwork {
        URI tokens = auth("/auth/v1/token");
        UUID deviceId = UUID.fromString(store.fact("device_id").orElseThrow());
        return server.postForm(
                tokens,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                                key.get()
                                        .signAssertion(
                                                deviceId,
                                                tokens.toString(),
                                                UUID.randomUUID().toString(),
                                                clock.platform())));
    }

    private URI auth(String path) {
        return URI.create(store.fact("auth_url").orElseThrow(() -> PosFailure.of("the device is not enrolled")))
                .resolve(path);
    }

    private URI ticketing(String path) {
        return URI.create(store.fact("ticketing_url").orElseThrow(() -> PosFailure.of("the device is not enrolled")))
                .resolve(path);
    }

    private interface Talk<T> {
        T run() throws NoNetwork;
    }

    private static <T> T online(Talk<T> talk) {
        try {
            return talk.run();
        } catch (NoNetwork e) {
            throw PosFailure.of(e.getMessage());
        }
    }
}
