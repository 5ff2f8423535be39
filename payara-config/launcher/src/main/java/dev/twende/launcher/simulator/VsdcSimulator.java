package dev.twende.launcher.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.twende.launcher.simulator.SimulatorServer.Answer;
import dev.twende.launcher.simulator.SimulatorServer.Endpoint;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A fiscal device of the Rwanda Revenue Authority on this machine: {@code POST /trnsSales/saveSales} signs an invoice, once. The same
 * number again is answered with 994 and what was signed; another invoice under it is refused.
 *
 * <p>{@code POST /simulator/script {"tin", "outcomes": ["SLOW", ...]}} says what becomes of the next invoices of a taxpayer, {@link
 * Outcome} is the list; {@code DELETE} forgets it. {@code {"down_ms"}} lets everything answer 503 for so long. {@code GET
 * /simulator/receipts?tin=} lists what was signed, in order.
 */
public final class VsdcSimulator implements AutoCloseable {
    private static final Duration SLOW_REPLY_DELAY = Duration.ofSeconds(12);
    private static final String DEVICE = "SDC010000001";
    /** How many receipts are remembered. */
    private static final int MEMORY = 100_000;

    private final SimulatorServer server;
    private final Map<String, JsonObject> signed = new LinkedHashMap<>();
    private final Map<String, Deque<Outcome>> script = new HashMap<>();
    private int receipts;

    /** What becomes of an invoice. */
    private enum Outcome {
        /** Signed, and said so too late. */
        SLOW,
        /** Signed, and the connection breaks before the answer. */
        CUT,
        /** Not signed: the device has trouble. */
        TROUBLE,
        /** Not signed, for good. */
        REFUSED,
        SIGNED
    }

    /** @param port the port to listen on at the loopback address, 0 for any free one */
    public VsdcSimulator(int port) {
        this.server = new SimulatorServer("VSDC", port, () -> new VsdcError(503, "899", "The device is not ready"));
    }

    /**
     * Starts listening.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public VsdcSimulator start() {
        Map<String, Map<String, Endpoint>> endpoints = new HashMap<>();
        endpoints.put("/trnsSales/saveSales", Map.of("POST", this::save));
        endpoints.put("/simulator/script", Map.of("POST", this::rehearse, "DELETE", this::forget));
        endpoints.put("/simulator/receipts", Map.of("GET", this::receipts));
        server.start(endpoints);
        return this;
    }

    /** Where it listens, without a path. */
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

    private Answer save(HttpExchange request) throws IOException {
        Fields fields = Fields.parse(SimulatorServer.body(request));
        String tin = matching(fields, "tin", "\\d{9}");
        String branch = matching(fields, "bhfId", "\\d{2}");
        String number = matching(fields, "invcNo", "[1-9]\\d*");
        String type = matching(fields, "rcptTyCd", "[SR]");
        String original = matching(fields, "orgInvcNo", "\\d+");
        matching(fields, "salesDt", "\\d{8}");
        matching(fields, "cfmDt", "\\d{14}");
        String total = matching(fields, "totAmt", "\\d+(\\.\\d{1,2})?");
        if (fields.json().getJsonArray("itemList") == null
                || fields.json().getJsonArray("itemList").size()
                        != fields.json().getInt("totItemCnt", 0)) {
            throw new VsdcError(400, "910", "itemList and totItemCnt differ");
        }
        return answer(tin, branch + " " + number, new Sale(tin, number, type, original, total));
    }

    private synchronized Answer answer(String tin, String number, Sale sale) {
        String key = tin + " " + number;
        JsonObject before = signed.get(key);
        if (before != null) {
            if (!before.getString("total").equals(sale.total)) {
                throw new VsdcError(200, "911", "Another invoice has this number");
            }
            return Answer.ok(document("994", "There is overlapped data", before));
        }
        if (sale.type.equals("R") && !signed.containsKey(tin + " " + number.substring(0, 3) + sale.original)) {
            throw new VsdcError(200, "912", "There is no such original invoice");
        }
        Outcome outcome = script.getOrDefault(tin, new ArrayDeque<>()).poll();
        if (outcome == Outcome.TROUBLE) {
            throw new VsdcError(200, "894", "The authority's server cannot be reached");
        }
        if (outcome == Outcome.REFUSED) {
            throw new VsdcError(200, "901", "It is not a valid device");
        }
        JsonObject receipt = sign(sale);
        signed.put(key, receipt);
        if (signed.size() > MEMORY) {
            signed.remove(signed.keySet().iterator().next());
        }
        JsonObject document = document("000", "It is succeeded", receipt);
        if (outcome == Outcome.CUT) {
            return Answer.none();
        }
        return outcome == Outcome.SLOW ? new Answer(200, document, SLOW_REPLY_DELAY) : Answer.ok(document);
    }

    private JsonObject sign(Sale sale) {
        receipts++;
        return Json.createObjectBuilder()
                .add("tin", sale.tin)
                .add("invoice", sale.number)
                .add("type", sale.type)
                .add("original", sale.original)
                .add("total", sale.total)
                .add("rcptNo", receipts)
                .add("intrlData", "%026X".formatted(receipts * 7919L))
                .add("rcptSign", "%016X".formatted(receipts * 104_729L))
                .add("vsdcRcptPbctDate", VsdcError.STAMP.format(Instant.now()))
                .add("sdcId", DEVICE)
                .build();
    }

    private static JsonObject document(String code, String words, JsonObject receipt) {
        return Json.createObjectBuilder(VsdcError.document(code, words))
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("rcptNo", receipt.getInt("rcptNo"))
                                .add("totRcptNo", receipt.getInt("rcptNo"))
                                .add("intrlData", receipt.getString("intrlData"))
                                .add("rcptSign", receipt.getString("rcptSign"))
                                .add("vsdcRcptPbctDate", receipt.getString("vsdcRcptPbctDate"))
                                .add("sdcId", DEVICE)
                                .add("mrcNo", "WIS01000001"))
                .build();
    }

    private Answer rehearse(HttpExchange request) throws IOException {
        Fields fields = Fields.parse(SimulatorServer.body(request));
        List<Outcome> outcomes = new ArrayList<>();
        if (fields.json().containsKey("outcomes")) {
            for (JsonString name : fields.json().getJsonArray("outcomes").getValuesAs(JsonString.class)) {
                outcomes.add(Outcome.valueOf(name.getString()));
            }
        }
        synchronized (this) {
            fields.optional("tin")
                    .ifPresent(tin -> script.computeIfAbsent(tin, any -> new ArrayDeque<>())
                            .addAll(outcomes));
        }
        fields.optional("down_ms").ifPresent(millis -> server.beDown(Duration.ofMillis(Long.parseLong(millis))));
        return Answer.ok(fields.json());
    }

    private synchronized Answer forget(HttpExchange request) {
        script.clear();
        server.beDown(Duration.ZERO);
        return Answer.ok(JsonObject.EMPTY_JSON_OBJECT);
    }

    private synchronized Answer receipts(HttpExchange request) {
        String tin = SimulatorServer.query(request).get("tin");
        var items = Json.createArrayBuilder();
        signed.values().stream()
                .filter(receipt -> tin == null || tin.equals(receipt.getString("tin")))
                .forEach(items::add);
        return Answer.ok(Json.createObjectBuilder().add("items", items).build());
    }

    private static String matching(Fields fields, String name, String shape) {
        return fields.optional(name)
                .filter(Pattern.compile(shape).asMatchPredicate())
                .orElseThrow(() -> new VsdcError(400, "910", "Request parameter error: " + name));
    }

    /** What an invoice says that matters here. */
    private record Sale(String tin, String number, String type, String original, String total) {}
}
