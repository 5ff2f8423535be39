package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers as Daraja does on {@code /oauth/v1/generate}, {@code /mpesa/stkpush/v1/processrequest} and
 * {@code /mpesa/stkpushquery/v1/query}, and calls back a moment later. What the customers do is scripted by
 * {@code POST /simulator/script} or by the phone number (see {@link Script}); by default they pay.
 */
public final class MpesaSimulator implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MpesaSimulator.class.getName());
    private static final Duration CALLBACK_DELAY = Duration.ofMillis(250);
    /** Longer than a patient client waits for the reply to a push. */
    private static final Duration SLOW_REPLY_DELAY = Duration.ofSeconds(12);

    private static final Duration CALLBACK_PATIENCE = Duration.ofSeconds(10);
    private static final int THREADS = 16;
    private static final int BODY_LIMIT = 64 * 1024;
    /** How many prompts are remembered whole; older ones live on in their ids. */
    private static final int MEMORY = 100_000;

    private final int port;
    private final Merchant merchant;
    private final Script script = new Script();
    private final Map<String, StkPush> pushes = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StkPush> eldest) {
            return size() > MEMORY;
        }
    });
    private volatile Duration callbackDelay = CALLBACK_DELAY;
    private volatile Duration slowReplyDelay = SLOW_REPLY_DELAY;
    private HttpServer server;
    private ExecutorService workers;
    private ScheduledExecutorService later;
    private HttpClient merchantSide;

    /**
     * @param port the port to listen on at the loopback address, 0 for any free one
     */
    public MpesaSimulator(int port, String consumerKey, String consumerSecret, String shortCode, String passkey) {
        this.port = port;
        this.merchant = new Merchant(consumerKey, consumerSecret, shortCode, passkey);
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public MpesaSimulator start() {
        // without it every small answer on a kept-alive connection waits 40 ms for the client's delayed ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("M-Pesa simulator cannot listen on port " + port, taken);
        }
        workers = Executors.newFixedThreadPool(THREADS, MpesaSimulator::daemon);
        later = Executors.newSingleThreadScheduledExecutor(MpesaSimulator::daemon);
        merchantSide = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CALLBACK_PATIENCE)
                .build();
        server.setExecutor(workers);
        serve("/", Map.of());
        serve("/oauth/v1/generate", Map.of("GET", this::token));
        serve("/mpesa/stkpush/v1/processrequest", Map.of("POST", this::push));
        serve("/mpesa/stkpushquery/v1/query", Map.of("POST", this::query));
        serve("/simulator/script", Map.of("POST", this::rehearse, "DELETE", this::forget));
        serve("/simulator/payments", Map.of("GET", this::payments));
        server.start();
        return this;
    }

    /** Where it listens, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
            later.shutdownNow();
            workers.shutdownNow();
        }
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
        Fields fields = body(request);
        merchant.checkPassword(fields);
        merchant.checkPayee(fields);
        Instant now = Instant.now();
        StkPush push = StkPush.of(fields, script, now, now.plus(callbackDelay));
        if (push.outcome().reply() == Outcome.Reply.BUSY) {
            throw DarajaError.busy();
        }
        pushes.put(push.checkoutRequestId(), push);
        after(callbackDelay, () -> callBack(push, push.outcome().callbacks()));
        boolean slow = push.outcome().reply() == Outcome.Reply.SLOW_REPLY;
        return new Answer(200, push.accepted(), slow ? slowReplyDelay : Duration.ZERO);
    }

    private Answer query(HttpExchange request) throws IOException {
        merchant.checkToken(header(request, "Authorization"));
        Fields fields = body(request);
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

    private void callBack(StkPush push, int times) {
        if (times == 0) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(push.callbackUrl())
                .timeout(CALLBACK_PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(push.callback().toString()))
                .build();
        merchantSide
                .sendAsync(request, BodyHandlers.discarding())
                .handle((response, failure) -> failure == null ? response.statusCode() : 0)
                .thenAccept(status -> {
                    push.callbackAnswers().add(status);
                    LOG.log(Level.DEBUG, "Callback of {0} answered {1}", push.accountReference(), status);
                    callBack(push, times - 1);
                });
    }

    /** {@code {"outcomes": ["CANCELLED"], "msisdn"?, "callback_delay_ms"?, "slow_reply_ms"?}} */
    private Answer rehearse(HttpExchange request) throws IOException {
        Fields fields = body(request);
        script.add(fields.optional("msisdn"), outcomes(fields.json()));
        fields.optional("callback_delay_ms").ifPresent(millis -> callbackDelay = millis("callback_delay_ms", millis));
        fields.optional("slow_reply_ms").ifPresent(millis -> slowReplyDelay = millis("slow_reply_ms", millis));
        return Answer.ok(fields.json());
    }

    private Answer forget(HttpExchange request) {
        script.clear();
        callbackDelay = CALLBACK_DELAY;
        slowReplyDelay = SLOW_REPLY_DELAY;
        return Answer.ok(JsonObject.EMPTY_JSON_OBJECT);
    }

    /** Every prompt so far, or with {@code ?account_reference=} those of one booking. */
    private Answer payments(HttpExchange request) {
        String query = request.getRequestURI().getQuery();
        var items = Json.createArrayBuilder();
        synchronized (pushes) {
            pushes.values().stream()
                    .filter(push -> query == null || query.equals("account_reference=" + push.accountReference()))
                    .map(StkPush::seen)
                    .forEach(items::add);
        }
        return Answer.ok(Json.createObjectBuilder().add("items", items).build());
    }

    private static List<Outcome> outcomes(JsonObject json) {
        try {
            return json.containsKey("outcomes")
                    ? json.getJsonArray("outcomes").getValuesAs(JsonString.class).stream()
                            .map(name -> Outcome.valueOf(name.getString()))
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException | ClassCastException unknown) {
            throw DarajaError.invalid("outcomes");
        }
    }

    private static Duration millis(String name, String value) {
        try {
            return Duration.ofMillis(Long.parseLong(value));
        } catch (NumberFormatException notANumber) {
            throw DarajaError.invalid(name);
        }
    }

    private void serve(String path, Map<String, Endpoint> methods) {
        server.createContext(path, exchange -> {
            Answer answer = answer(path, methods, exchange);
            if (answer.delay().isZero()) {
                send(exchange, answer);
            } else {
                after(answer.delay(), () -> send(exchange, answer));
            }
        });
    }

    private static Answer answer(String path, Map<String, Endpoint> methods, HttpExchange exchange) throws IOException {
        try {
            Endpoint endpoint = methods.get(exchange.getRequestMethod());
            if (methods.isEmpty() || !path.equals(exchange.getRequestURI().getPath())) {
                throw DarajaError.noSuchResource();
            }
            if (endpoint == null) {
                throw DarajaError.methodNotAllowed();
            }
            return endpoint.answer(exchange);
        } catch (DarajaError error) {
            return new Answer(error.status(), error.document(UUID.randomUUID().toString()), Duration.ZERO);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) {
        byte[] body = answer.body().toString().getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException clientGone) {
            LOG.log(Level.DEBUG, "The client did not wait for its answer", clientGone);
        }
    }

    private void after(Duration delay, Runnable action) {
        later.schedule(() -> workers.execute(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Fields body(HttpExchange exchange) throws IOException {
        return Fields.parse(new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mpesa-simulator");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What goes back to the client.
     *
     * @param delay how long it is kept back
     */
    private record Answer(int status, JsonObject body, Duration delay) {
        static Answer ok(JsonObject body) {
            return new Answer(200, body, Duration.ZERO);
        }
    }

    @FunctionalInterface
    private interface Endpoint {
        Answer answer(HttpExchange request) throws IOException;
    }
}
