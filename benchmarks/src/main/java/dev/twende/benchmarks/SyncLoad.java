package dev.twende.benchmarks;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A device that was long without a network tells of 500 operations at once: sales, of which 5 % were told before and 2 % are of seats
 * that somebody else has. Beside it the rows that come of it, written by {@code INSERT .. SELECT .. ON CONFLICT DO NOTHING} and nothing else.
 */
final class SyncLoad {
    private static final int OPERATIONS = 500;
    private static final int TOLD_BEFORE = OPERATIONS * 5 / 100;
    private static final int IN_CONFLICT = OPERATIONS * 2 / 100;
    private static final int SALES = OPERATIONS - TOLD_BEFORE;
    /** The server's compiler needs some. */
    private static final int WARM_UP = 12;

    private static final int ROUNDS = 9;
    private static final int RESENDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a batch leaves behind, what is referred to before what refers to it. */
    private static final List<Rows> ROWS = List.of(
            new Rows(
                    "seat_claim",
                    "claim_id",
                    "claim_id in (select claim_id from ticket where booking_id in (select * from w5))"),
            new Rows("booking", "booking_id", "booking_id in (select * from w5)"),
            new Rows("ticket", "ticket_id", "booking_id in (select * from w5)"),
            new Rows("booking_payment", "transaction_id", "booking_id in (select * from w5)"),
            new Rows("sales_conflict", "conflict_id", "booking_id in (select * from w5)"),
            new Rows(
                    "outbox_event",
                    "id",
                    "aggregate_id in (select ticket_id from ticket where booking_id in (select * from w5)"
                            + " union select * from w5"
                            + " union select transaction_id from booking_payment where booking_id in (select * from w5))"),
            new Rows("pos_operation", "operation_id", "device_id = '%1$s' and sequence > %2$d"));

    private final BenchPlatform platform;
    private final HoldLoad market;
    private final List<String> schedules;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final KeyPair key;
    private final String keyId;
    private final String jwk;
    private final String deviceId;
    private long sequence;
    private int seat;
    private List<String> before = List.of();
    private List<String> soldBefore = List.of();
    private String token;
    private Instant tokenEnds = Instant.MIN;

    private SyncLoad(BenchPlatform platform, HoldLoad market) throws GeneralSecurityException {
        this.platform = platform;
        this.market = market;
        this.schedules = market.schedules();
        this.key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = key.getPublic().getEncoded();
        this.jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\""
                + base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)) + "\"}";
        this.keyId = base64(MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(UTF_8)));
        this.deviceId = enrol();
    }

    /**
     * Of the middle round.
     *
     * @param millis until the answer was there
     * @param limitMillis the same rows, by SQL alone
     * @param rows how many they are
     * @param againMillis the same batch once more
     * @param bytes of the request, zipped
     */
    record Result(double millis, double limitMillis, int rows, double againMillis, int bytes) {
        double ratio() {
            return millis / limitMillis;
        }
    }

    private record Batch(List<String> texts, List<String> seats) {}

    private record Rows(String table, String key, String which) {
        String copy() {
            return "w5_" + table;
        }
    }

    static Result run(BenchPlatform platform) throws Exception {
        int schedules = (WARM_UP + ROUNDS) * SALES / HoldLoad.SEATS + 1;
        SyncLoad load = new SyncLoad(platform, HoldLoad.prepare(platform, schedules / HoldLoad.TIMETABLES + 4));
        load.untilKnown();
        for (int i = 0; i < WARM_UP; i++) {
            load.round();
        }
        List<Result> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(load.round());
        }
        rounds.sort(Comparator.comparingDouble(Result::ratio));
        return rounds.get(ROUNDS / 2);
    }

    private Result round() throws Exception {
        long told = sequence;
        Batch batch = batch();
        byte[] body = zipped(request(batch.texts()));
        boolean first = before.isEmpty();
        long begun = System.nanoTime();
        JsonObject answer = sync(body);
        double millis = (System.nanoTime() - begun) / 1e6;
        check(answer, first ? 0 : IN_CONFLICT, first ? 0 : TOLD_BEFORE);
        List<Double> again = new ArrayList<>();
        for (int i = 0; i < RESENDS; i++) {
            long start = System.nanoTime();
            JsonObject same = sync(body);
            again.add((System.nanoTime() - start) / 1e6);
            check(same, 0, batch.texts().size());
        }
        again.sort(null);
        before = batch.texts();
        soldBefore = batch.seats();
        double[] limit = limit(answer, told);
        return new Result(millis, limit[0], (int) limit[1], again.get(RESENDS / 2), body.length);
    }

    /** New sales, a few of them of seats that the last batch has sold, and between them a few operations of the last batch. */
    private Batch batch() throws GeneralSecurityException {
        List<String> texts = new ArrayList<>();
        List<String> seats = new ArrayList<>();
        for (int i = 0; i < SALES; i++) {
            boolean conflicts =
                    !before.isEmpty() && i % (SALES / IN_CONFLICT) == 0 && i / (SALES / IN_CONFLICT) < IN_CONFLICT;
            String place = conflicts ? soldBefore.get(i + 1) : nextSeat();
            seats.add(place);
            texts.add(sale(place));
            if (!before.isEmpty() && i % (SALES / TOLD_BEFORE) == 0) {
                texts.add(before.get(i));
            }
        }
        return new Batch(texts, seats);
    }

    private String nextSeat() {
        String place = schedules.get(seat / HoldLoad.SEATS) + " S" + (1 + seat % HoldLoad.SEATS);
        seat++;
        return place;
    }

    private String sale(String place) throws GeneralSecurityException {
        String[] parts = place.split(" ");
        sequence++;
        JsonObject price =
                createObjectBuilder().add("amount", 2000).add("currency", "RWF").build();
        JsonObject operation = createObjectBuilder()
                .add("operation_id", UUID.randomUUID().toString())
                .add("device_id", deviceId)
                .add("sequence", sequence)
                .add("type", "SALE")
                .add("recorded_at", Instant.now().toString())
                .add("receipt_number", "1-" + sequence)
                .add("schedule_id", parts[0])
                .add("from_stop_id", market.stopIds().get(0))
                .add("to_stop_id", market.stopIds().get(2))
                .add("contact", createObjectBuilder().add("phone", "+250788300001"))
                .add(
                        "passengers",
                        createArrayBuilder()
                                .add(createObjectBuilder()
                                        .add("ticket_id", UUID.randomUUID().toString())
                                        .add("seat_number", parts[1])
                                        .add("name", "Keza Mugisha")
                                        .add("price", price)))
                .add("total", price)
                .add("method", "CASH")
                .build();
        return jws("{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\",\"typ\":\"pos-operation\"}", operation);
    }

    private static void check(JsonObject answer, int conflicts, int duplicates) {
        List<String> outcomes = answer.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(result -> result.getString("outcome"))
                .toList();
        long refused = outcomes.stream().filter("REJECTED"::equals).count();
        long again = outcomes.stream().filter("DUPLICATE"::equals).count();
        long accepted = outcomes.stream().filter("ACCEPTED"::equals).count();
        if (refused != conflicts || again != duplicates || refused + again + accepted != outcomes.size()) {
            throw new IllegalStateException(
                    refused + " refused, " + again + " told before, " + accepted + " accepted: " + answer);
        }
    }

    /**
     * Takes the rows of the batch out and puts the very same rows in again, and with them what is refused: the claims of seats that others
     * have, and the operations that were told before.
     */
    private double[] limit(JsonObject answer, long after) throws SQLException {
        String references = answer.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .filter(result -> !result.getString("outcome").equals("DUPLICATE"))
                .map(result -> "'" + result.getString("booking_reference") + "'")
                .collect(Collectors.joining(", "));
        try (Connection connection = platform.sql("postgres", "postgres.password");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to ticketing, public");
            connection.setAutoCommit(false);
            statement.execute("create temp table w5 as select booking_id from booking where booking_reference in ("
                    + references + ")");
            for (Rows rows : ROWS) {
                statement.execute("create temp table " + rows.copy() + " as select * from " + rows.table() + " where "
                        + rows.which().formatted(deviceId, after));
            }
            statement.execute("set session_replication_role = replica"); // order and triggers do not matter here
            int count = 0;
            for (Rows rows : ROWS) {
                count += statement.executeUpdate("delete from " + rows.table() + " where " + rows.key() + " in (select "
                        + rows.key() + " from " + rows.copy() + ")");
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("create temp table w5_lost as select * from w5_seat_claim where state <> 'LIVE'");
            statement.execute("update w5_lost set claim_id = gen_random_uuid(), state = 'LIVE'");
            statement.execute("insert into w5_seat_claim select * from w5_lost");
            statement.execute("insert into w5_pos_operation select * from pos_operation where device_id = '" + deviceId
                    + "' and sequence > " + (after - TOLD_BEFORE));
            connection.commit();
            List<String> inserts = new ArrayList<>();
            for (Rows rows : ROWS) {
                String columns = columns(statement, rows.table());
                inserts.add("insert into " + rows.table() + " (" + columns + ") overriding system value select "
                        + columns + " from " + rows.copy() + " on conflict do nothing");
            }
            long begun = System.nanoTime();
            for (String insert : inserts) {
                statement.execute(insert);
            }
            connection.commit();
            return new double[] {(System.nanoTime() - begun) / 1e6, count};
        }
    }

    private static String columns(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns"
                        + " where table_schema = 'ticketing' and is_generated = 'NEVER' and table_name = '" + table
                        + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    // the device

    private String enrol() {
        String code = platform.post(
                        "/auth/v1/devices/enrolments",
                        createObjectBuilder()
                                .add("company_id", market.companyId())
                                .add("name", "Bench")
                                .build())
                .getString("token");
        return platform.post(
                        "/auth/v1/devices",
                        createObjectBuilder()
                                .add("handshake_version", 1)
                                .add("token", code)
                                .add("public_key", BenchPlatform.parse(jwk))
                                .build())
                .getString("device_id");
    }

    /** Ticketing hears of the device from auth, a moment later. */
    private void untilKnown() throws Exception {
        byte[] nothing = zipped(request(List.of()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (send(nothing).statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("ticketing does not know the device");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static String request(List<String> texts) {
        return createObjectBuilder()
                .add("protocol_version", 1)
                .add("operations", createArrayBuilder(texts))
                .build()
                .toString();
    }

    private JsonObject sync(byte[] body) throws Exception {
        HttpResponse<String> answer = send(body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return BenchPlatform.parse(answer.body());
    }

    private HttpResponse<String> send(byte[] body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(platform.url("/ticketing/v1/pos/sync"))
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        if (Instant.now().isAfter(tokenEnds)) {
            URI tokens = platform.url("/auth/v1/token");
            JsonObject claims = createObjectBuilder()
                    .add("iss", deviceId)
                    .add("sub", deviceId)
                    .add("aud", tokens.toString())
                    .add("jti", UUID.randomUUID().toString())
                    .add("exp", Instant.now().plusSeconds(60).getEpochSecond())
                    .build();
            String form = "grant_type=client_credentials&client_assertion_type="
                    + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", UTF_8)
                    + "&client_assertion=" + jws("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}", claims);
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(tokens)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonObject granted = BenchPlatform.parse(answer.body());
            token = granted.getString("access_token");
            tokenEnds = Instant.now().plusSeconds(granted.getInt("expires_in") - 60L);
        }
        return token;
    }

    private String jws(String header, JsonObject payload) throws GeneralSecurityException {
        String signed =
                base64(header.getBytes(UTF_8)) + "." + base64(payload.toString().getBytes(UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + base64(signature.sign());
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
