package dev.twende.payment;

import static io.restassured.RestAssured.given;

import dev.twende.testing.TestPlatform;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** The M-Pesa simulator as a test directs it: what the next customer does, and what was asked of customers. */
final class Simulator {
    private Simulator() {}

    /** The next prompts on this phone end like this; afterwards its owner pays. */
    static void nextOn(String msisdn, String... outcomes) {
        script(Map.of("msisdn", msisdn, "outcomes", List.of(outcomes)));
    }

    /** The next reversals and payouts to this phone end like this. */
    static void nextRefundOn(String msisdn, String... outcomes) {
        script(Map.of("msisdn", msisdn, "refunds", List.of(outcomes)));
    }

    /** A customer pays by himself, with whatever reference he typed; answers the receipt. */
    static String pays(String msisdn, String reference, int units) {
        return given().baseUri(url())
                .port(port())
                .contentType(ContentType.JSON)
                .body(Map.of("msisdn", msisdn, "reference", reference, "amount", units))
                .post("/simulator/paybill")
                .then()
                .statusCode(200)
                .extract()
                .path("receipt");
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
        return promptsFor(bookingReference).getList("items").size();
    }

    /** Under which receipt the one prompt for this booking is paid, also before it is. */
    static String receipt(String bookingReference) {
        return promptsFor(bookingReference).getString("items[0].receipt");
    }

    /** What really came for this booking, in whole units. */
    static int collected(String bookingReference) {
        return ask("/simulator/bank", "reference", bookingReference).getInt("collected");
    }

    /** What really went back to this phone, in whole units. */
    static int returned(String msisdn) {
        return ask("/simulator/bank", "msisdn", msisdn).getInt("returned");
    }

    /** What becomes of the next invoices of this taxpayer at the fiscal device. */
    static void deviceWill(String tin, String... outcomes) {
        given().baseUri(url())
                .port(TestPlatform.running().vsdcUrl().getPort())
                .contentType(ContentType.JSON)
                .body(Map.of("tin", tin, "outcomes", List.of(outcomes)))
                .post("/simulator/script")
                .then()
                .statusCode(200);
    }

    /** What the fiscal device has signed: type, invoice, original invoice and total. */
    static List<String> deviceSigned(String tin) {
        return given().baseUri(url())
                .port(TestPlatform.running().vsdcUrl().getPort())
                .queryParam("tin", tin)
                .get("/simulator/receipts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.collect { it.type + ' ' + it.invoice + ' ' + it.original + ' ' + it.total }");
    }

    private static JsonPath promptsFor(String bookingReference) {
        return ask("/simulator/payments", "account_reference", bookingReference);
    }

    private static JsonPath ask(String path, String parameter, String value) {
        return given().baseUri(url())
                .port(port())
                .queryParam(parameter, value)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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
