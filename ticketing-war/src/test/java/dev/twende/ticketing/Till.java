package dev.twende.ticketing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.twende.events.auth.DeviceEnrolled;
import dev.twende.kit.rest.Json;
import dev.twende.testing.Broker;
import dev.twende.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A point-of-sale device of a company, with its own key; its clock has stopped in 1970. */
final class Till {
    static final String PHONE = "+250788123456";

    final UUID id = UUID.randomUUID();
    final UUID company;
    final String token;
    private final ECKey key = newKey();
    private long sequence;

    private Till(UUID company) {
        this.company = company;
        this.token = Tokens.ofDevice(id, null, company);
    }

    /** Enrolled, and known to the house when this returns. */
    static Till enrolled(UUID company) {
        Till till = unknown(company);
        Broker.send(new DeviceEnrolled(
                till.id, company, 1, "counter", till.key.toPublicJWK().toJSONString(), Instant.now()));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> till.syncs().extract().statusCode() == 200);
        return till;
    }

    /** Auth has never told of it. */
    static Till unknown(UUID company) {
        return new Till(company);
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What every operation says; the next in the sequence. */
    Map<String, Object> operation(String type) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operation_id", UUID.randomUUID());
        operation.put("device_id", id);
        operation.put("sequence", ++sequence);
        operation.put("type", type);
        operation.put("recorded_at", "1970-01-01T00:00:42Z");
        return operation;
    }

    /** Seats from Kigali to Huye, RWF 2,000 each. */
    Map<String, Object> sale(Line line, String... seats) {
        return sale(line, line.kigali(), line.huye(), 2_000, seats);
    }

    Map<String, Object> sale(Line line, UUID from, UUID to, long price, String... seats) {
        List<Map<String, Object>> passengers = new ArrayList<>();
        for (String seat : seats) {
            Map<String, Object> passenger = new LinkedHashMap<>();
            passenger.put("ticket_id", UUID.randomUUID());
            passenger.put("seat_number", seat);
            passenger.put("name", "Mugisha Eric");
            passenger.put("phone", PHONE);
            passenger.put("price", money(price));
            passengers.add(passenger);
        }
        Map<String, Object> sale = operation("SALE");
        sale.put("receipt_number", "1-" + sequence);
        sale.put("schedule_id", line.schedule);
        sale.put("from_stop_id", from);
        sale.put("to_stop_id", to);
        sale.put("passengers", passengers);
        sale.put("total", money(price * seats.length));
        sale.put("method", "CASH");
        return sale;
    }

    static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "RWF");
    }

    static Map<String, Object> with(Map<String, Object> operation, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(operation);
        changed.put(name, value);
        return changed;
    }

    /** Signed by this device's key; each time otherwise, as ES256 does. */
    String sign(Map<String, Object> operation) {
        return sign(operation, "pos-operation");
    }

    String sign(Map<String, Object> operation, String type) {
        try {
            JWSObject signed = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.computeThumbprint().toString())
                            .build(),
                    new Payload(Json.mapper().toJson(operation)));
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SafeVarargs
    final ValidatableResponse tells(Map<String, Object>... operations) {
        List<String> signed = new ArrayList<>();
        for (Map<String, Object> operation : operations) {
            signed.add(sign(operation));
        }
        return syncs(signed.toArray(String[]::new));
    }

    ValidatableResponse syncs(String... operations) {
        return send(body(operations));
    }

    static String body(String... operations) {
        return Json.mapper()
                .toJson(Map.of(
                        "protocol_version",
                        1,
                        "health",
                        Map.of(
                                "app_version",
                                "1.0",
                                "queue_length",
                                operations.length,
                                "device_time",
                                "1970-01-01T00:01:00Z"),
                        "operations",
                        List.of(operations)));
    }

    ValidatableResponse send(String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/ticketing/v1/pos/sync")
                .then();
    }

    /** Seats from Kigali to Huye for this device alone. */
    String leases(Line line, String... seats) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Json.mapper()
                        .toJson(Map.of(
                                "schedule_id",
                                line.schedule,
                                "from_stop_id",
                                line.kigali(),
                                "to_stop_id",
                                line.huye(),
                                "seats",
                                List.of(seats))))
                .post("/ticketing/v1/pos/leases")
                .then()
                .statusCode(201)
                .extract()
                .path("lease_id");
    }
}
