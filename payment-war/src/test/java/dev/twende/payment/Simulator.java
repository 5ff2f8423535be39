package dev.twende.payment;

import static io.restassured.RestAssured.given;

import dev.twende.testing.TestPlatform;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;

/** The M-Pesa simulator as a test directs it: what the next customer does, and what was asked of customers. */
final class Simulator {
    private Simulator() {}

    /** The next prompts on this phone end like this; afterwards its owner pays. */
    static void nextOn(String msisdn, String... outcomes) {
        script(Map.of("msisdn", msisdn, "outcomes", List.of(outcomes)));
    }

    static void customersTake(int millis) {
        script(Map.of("callback_delay_ms", millis));
    }

    static void repliesTake(int millis) {
        script(Map.of("slow_reply_ms", millis));
    }

    static void forgetScripts() {
        given().baseUri(url()).port(port()).delete("/simulator/script").then().statusCode(200);
    }

    /** How often a customer was prompted for this booking. */
    static int prompts(String bookingReference) {
        return given().baseUri(url())
                .port(port())
                .queryParam("account_reference", bookingReference)
                .get("/simulator/payments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    private static void script(Map<String, ?> script) {
        given().baseUri(url())
                .port(port())
                .contentType(ContentType.JSON)
                .body(script)
                .post("/simulator/script")
                .then()
                .statusCode(200);
    }

    private static String url() {
        return "http://" + TestPlatform.running().simulatorUrl().getHost();
    }

    private static int port() {
        return TestPlatform.running().simulatorUrl().getPort();
    }
}
