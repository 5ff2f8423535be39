package dev.twende.ticketing;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.PASSENGER;
import static dev.twende.ticketing.Passenger.PHONE;
import static dev.twende.ticketing.Passenger.books;
import static dev.twende.ticketing.Passenger.isProblem;
import static dev.twende.ticketing.Passenger.looksUp;
import static dev.twende.ticketing.Passenger.wish;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.twende.events.payment.PaymentRefunded;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.testing.Broker;
import dev.twende.testing.Tokens;
import dev.twende.ticketing.tickets.control.TicketCode;
import dev.twende.ticketing.tickets.entity.Reading;
import dev.twende.ticketing.tickets.entity.TicketContent;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passengers show and what scanners know. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TicketsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static String hold(Line line, String... names) {
        Map<String, Object> wish = wish(line.schedule, line.kigali(), line.huye(), new String[names.length]);
        List<?> passengers = (List<?>) wish.get("passengers");
        for (int i = 0; i < names.length; i++) {
            @SuppressWarnings("unchecked") // as wish made it
            Map<String, Object> passenger = (Map<String, Object>) passengers.get(i);
            passenger.put("name", names[i]);
        }
        wish.put("contact", Map.of("phone", PHONE, "language", "fr"));
        return books(wish).statusCode(201).extract().path("booking_reference");
    }

    private static UUID pay(Line line, String reference, int seats) {
        UUID transaction = Ids.next();
        Broker.send(new PaymentSucceeded(
                transaction,
                reference,
                line.company,
                new Money(2_000L * seats, "RWF"),
                "MPESA",
                "QX" + transaction,
                Instant.now()));
        await().atMost(PATIENCE).untilAsserted(() -> looksUp(reference).body("status", equalTo("PAID")));
        return transaction;
    }

    private static List<String> tickets(String reference) {
        return looksUp(reference).extract().path("tickets.ticket_id");
    }

    /** As a guest of the party, or as staff when there is a token. */
    private static Response get(String token, String reference, String path, String... parameters) {
        RequestSpecification request = token == null
                ? given().queryParam("phone", PHONE)
                : given().auth().oauth2(token);
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/ticketing/v1/bookings/" + reference + "/tickets" + path);
    }

    private static Response print(String token, String reference, String ticket) {
        return given().auth()
                .oauth2(token)
                .post("/ticketing/v1/bookings/" + reference + "/tickets/" + ticket + "/prints");
    }

    private static String scanned(byte[] pdf, int page) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 100);
            int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots))))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages() + " pages " + new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A scanner that has never been online since it had the keys. */
    private static TicketContent verified(String code) {
        JsonPath keys = given().get("/ticketing/v1/ticket-keys").jsonPath();
        Reading reading =
                TicketCode.read(code, id -> publicKey(keys.getString("keys.find { it.kid == '" + id + "' }.x")));
        return ((Reading.Verified) reading).content();
    }

    private static PublicKey publicKey(String x) {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = ByteBuffer.allocate(44)
                .put(head)
                .put(Base64.getUrlDecoder().decode(x))
                .array();
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anyoneMayHaveTheKeysAndKeepThem() {
        String tag = given().get("/ticketing/v1/ticket-keys")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=3600"))
                .body("keys", hasSize(1))
                .body("keys.kty", everyItem(equalTo("OKP")))
                .body("keys.crv", everyItem(equalTo("Ed25519")))
                .body("keys[0].kid", equalTo("1"))
                .body("keys[0].x.length()", equalTo(43))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/ticketing/v1/ticket-keys")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
    }

    @Test
    void aPassengerHasTheTicketInEveryForm() {
        Line line = Line.onSale();
        String reference = hold(line, "Uwase <b>Aline</b>", "\u738B小明 Wang");
        List<String> tickets = tickets(reference);
        ValidatableResponse unpaid = get(null, reference, "/" + tickets.get(0)).then();
        isProblem(unpaid, 409, "ticket-not-valid");
        unpaid.body("status", equalTo("RESERVED"));
        isProblem(get(null, reference, "").then(), 409, "ticket-not-valid");
        pay(line, reference, 2);

        ValidatableResponse json = get(null, reference, "/" + tickets.get(0))
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("passenger_name", equalTo("Uwase <b>Aline</b>"))
                .body("from_stop_name", equalTo("Kigali"))
                .body("issue", equalTo(1));
        String code = json.extract().path("qr");
        TicketContent content = verified(code);
        assertThat(content.ticketId()).hasToString(tickets.get(0));
        assertThat(content.scheduleId()).isEqualTo(line.schedule);
        assertThat(List.of(content.fromSequence(), content.toSequence())).containsExactly(0, 2);
        assertThat(content.validFrom()).isEqualTo(line.departure.minus(Duration.ofHours(12)));
        assertThat(content.validUntil()).isEqualTo(line.departure.plus(Duration.ofHours(26)));

        for (String format : List.of("pdf", "pdf-80mm", "pdf-58mm")) {
            byte[] pdf = get(null, reference, "/" + tickets.get(0), "format", format)
                    .then()
                    .statusCode(200)
                    .contentType("application/pdf")
                    .extract()
                    .asByteArray();
            assertThat(scanned(pdf, 0)).isEqualTo(code);
            assertThat(text(pdf)).startsWith("1 pages").contains("Billet de bus", reference);
        }
        byte[] whole = given().queryParam("phone", PHONE)
                .accept("application/pdf")
                .header("Accept-Language", "sw, en;q=0.5")
                .get("/ticketing/v1/bookings/" + reference + "/tickets")
                .asByteArray();
        assertThat(text(whole)).startsWith("2 pages").contains("Tiketi ya basi", "□□□ Wang");
        assertThat(verified(scanned(whole, 1)).ticketId()).hasToString(tickets.get(1));
        get(null, reference, "").then().statusCode(200).body("items.ticket_id", equalTo(tickets));

        get(null, reference, "/" + tickets.get(0), "format", "html", "lang", "rw")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString("<html lang=\"rw\">"))
                .body(containsString("Uwase &lt;b&gt;Aline&lt;/b&gt;"))
                .body(not(containsString("<script")));
        String sms = get(null, reference, "/" + tickets.get(1), "format", "text", "lang", "en")
                .then()
                .contentType(startsWith("text/plain"))
                .extract()
                .asString();
        assertThat(sms)
                .hasSizeLessThanOrEqualTo(160)
                .startsWith("Volcano Express: " + reference + " ??? Wang, Kigali-Huye");
        isProblem(get(null, reference, "", "format", "docx").then(), 422, "validation-failed");
        isProblem(get(null, reference, "", "lang", "de").then(), 422, "validation-failed");
        isProblem(get(null, reference, "/" + UUID.randomUUID()).then(), 404, "not-found");
        isProblem(
                given().queryParam("phone", "+250780000000")
                        .get("/ticketing/v1/bookings/" + reference + "/tickets/" + tickets.get(0))
                        .then(),
                404,
                "not-found");
        given().get("/ticketing/v1/bookings/" + reference + "/tickets").then().statusCode(404);
    }

    @Test
    void whatStaffPrintIsCountedAndCopiesSaySo() {
        Line line = Line.onSale();
        String reference = hold(line, "Uwase");
        String ticket = tickets(reference).get(0);
        String agent = Tokens.of(AGENT, line.company);
        isProblem(print(agent, reference, ticket).then(), 409, "ticket-not-valid");
        pay(line, reference, 1);
        isProblem(get(agent, reference, "/" + ticket, "format", "pdf").then(), 409, "ticket-not-printed");
        String key = UUID.randomUUID().toString();
        for (int again = 0; again < 2; again++) {
            given().auth()
                    .oauth2(agent)
                    .header("Idempotency-Key", key)
                    .post("/ticketing/v1/bookings/" + reference + "/tickets/" + ticket + "/prints")
                    .then()
                    .statusCode(201)
                    .body("copy", equalTo(0));
        }
        assertThat(text(get(agent, reference, "/" + ticket, "format", "pdf").asByteArray()))
                .doesNotContain("COPIE");
        List<CompletableFuture<Integer>> prints = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> print(agent, reference, ticket)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<Integer>path("copy")))
                .toList();
        assertThat(prints.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(text(get(agent, reference, "/" + ticket, "format", "pdf-80mm")
                        .asByteArray()))
                .contains("COPIE 4");
        assertThat(text(get(null, reference, "/" + ticket, "format", "pdf").asByteArray()))
                .as("the passenger's own")
                .doesNotContain("COPIE");
        get(agent, reference, "/" + ticket + "/prints", "limit", "2")
                .then()
                .statusCode(200)
                .body("items.copy", contains(0, 1))
                .body("items.printed_by", everyItem(matchesPattern("[0-9a-f-]{36}")));
        String stranger = Tokens.of(COMPANY_ADMIN, UUID.randomUUID());
        isProblem(print(stranger, reference, ticket).then(), 404, "not-found");
        isProblem(get(stranger, reference, "/" + ticket).then(), 404, "not-found");
        given().post("/ticketing/v1/bookings/" + reference + "/tickets/" + ticket + "/prints")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse resend(String reference, String ticket, String phone) {
        return given().queryParam("phone", phone)
                .post("/ticketing/v1/bookings/" + reference + "/tickets/" + ticket + "/messages")
                .then();
    }

    @Test
    void theTicketIsSentOnceByItselfAndAFewTimesMoreWhenAskedFor() {
        Line line = Line.onSale();
        String reference = hold(line, "Uwase");
        String ticket = tickets(reference).get(0);
        isProblem(resend(reference, ticket, PHONE), 409, "ticket-not-valid");
        pay(line, reference, 1);
        isProblem(resend(reference, ticket, "+250780000000"), 404, "not-found");
        isProblem(resend("ZZZZZZZZ", ticket, PHONE), 404, "not-found");
        for (int times = 0; times < 3; times++) {
            resend(reference, ticket, PHONE)
                    .statusCode(202)
                    .body("phone", equalTo("*********456"))
                    .body("text", containsString("Uwase, Kigali-Huye"))
                    .body("text", containsString("place 1, bus RAD 123 B"));
        }
        isProblem(resend(reference, ticket, PHONE), 429, "too-many-requests");
        given().auth()
                .oauth2(Tokens.of(AGENT, line.company))
                .get("/ticketing/v1/bookings/" + reference + "/messages")
                .then()
                .body("items.kind", contains("BOOKING_PAID", "TICKET", "TICKET", "TICKET"))
                .body("items[0].text", containsString("payé RWF 2000"));
    }

    private static ValidatableResponse revocations(String token, String since) {
        RequestSpecification request = given().auth().oauth2(token);
        return (since == null ? request : request.queryParam("since", since))
                .get("/ticketing/v1/revocations")
                .then();
    }

    @Test
    void scannersLearnWhatIsVoidWithoutMissingAny() {
        Line line = Line.onSale();
        String device = Tokens.of(DEVICE, line.company);
        String reference = hold(line, "Uwase", "Mugabo");
        List<String> tickets = tickets(reference);
        UUID transaction = pay(line, reference, 2);
        String since = revocations(device, null)
                .statusCode(200)
                .body("items", empty())
                .body("more", equalTo(false))
                .extract()
                .path("cursor");
        Broker.send(new PaymentRefunded(
                transaction,
                Ids.next(),
                reference,
                line.company,
                new Money(4_000, "RWF"),
                "MPESA",
                "QR" + transaction,
                Instant.now()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> revocations(device, since)
                        .body("items.ticket_id", containsInAnyOrder(tickets.toArray()))
                        .body("items.up_to_issue", everyItem(equalTo(1)))
                        .body("items.schedule_id", everyItem(equalTo(line.schedule.toString())))
                        .body("items.reason", everyItem(equalTo("REFUNDED"))));
        String next = revocations(device, since).extract().path("cursor");
        revocations(device, next).statusCode(200).body("items", empty());
        revocations(Tokens.of(AGENT, line.company), null).body("items.ticket_id", hasItem(tickets.get(0)));
        revocations(Tokens.of(DEVICE, UUID.randomUUID()), null).statusCode(200).body("items", empty());
        isProblem(revocations(device, "rubbish"), 422, "validation-failed");
        revocations(Tokens.of(PASSENGER, line.company), null).statusCode(403);
        given().get("/ticketing/v1/revocations").then().statusCode(401);
        ValidatableResponse over =
                get(null, reference, "/" + tickets.get(0), "format", "pdf").then();
        isProblem(over, 409, "ticket-not-valid");
        over.body("status", equalTo("REFUNDED")).body("superseded", equalTo(false));
    }
}
