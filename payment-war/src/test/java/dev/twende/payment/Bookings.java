package dev.twende.payment;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.FareClass;
import dev.twende.events.company.FareProduct;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleStop;
import dev.twende.kit.id.Ids;
import dev.twende.testing.Broker;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Held seats in the real ticketing house, on a bus that company has told it about. */
final class Bookings {
    static final long PRICE = 5000;
    /** What the better class costs more. */
    static final long PLUS = 1000;

    private static final String PASSENGER_PHONE = "+250788123456";
    private static final int SEATS = 50;

    private final UUID companyId = Ids.next();
    private final UUID scheduleId = Ids.next();
    private final UUID from = Ids.next();
    private final UUID to = Ids.next();
    private final AtomicInteger nextSeat = new AtomicInteger();

    /** Publishes the schedule as company does. */
    Bookings() {
        this(PRICE, "RWF");
    }

    /** Seats at another price, in minor units. */
    Bookings(long price, String currency) {
        Instant departure = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        Instant arrival = departure.plus(Duration.ofHours(3));
        Broker.send(new ScheduleCreated(
                scheduleId,
                new CompanyRef(companyId, "Volcano"),
                Ids.next(),
                "Kigali - Huye",
                Ids.next(),
                "RAD 123 B",
                null,
                departure.atOffset(ZoneOffset.UTC).toLocalDate(),
                departure,
                IntStream.rangeClosed(1, SEATS).mapToObj(String::valueOf).toList(),
                List.of(
                        new ScheduleStop(0, from, "Kigali", "Africa/Kigali", departure, departure, true, false, "RW"),
                        new ScheduleStop(1, to, "Huye", "Africa/Kigali", arrival, arrival, false, true, "RW")),
                currency,
                List.of(List.of(price)),
                1,
                null,
                null,
                new SalesTerms(
                        List.of(new FareProduct("PLUS", "ADULT", List.of(List.of(price + PLUS)))),
                        List.of(new FareClass(
                                "STANDARD", "Standard", List.of(), List.of(new LadderStep(0, 0, 0)), null)),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)));
    }

    UUID companyId() {
        return companyId;
    }

    /** Holds a seat nobody has asked for yet; answers the booking reference. */
    String hold() {
        String seat = String.valueOf(nextSeat.incrementAndGet());
        return await("ticketing knows the schedule")
                .atMost(Duration.ofSeconds(20))
                .until(() -> book(seat), response -> response.statusCode() == 201)
                .jsonPath()
                .getString("booking_reference");
    }

    /** Exchanges a paid booking for the better class; answers the exchange, which waits for its supplement. */
    String upgrade(String bookingReference) {
        String exchange = given().contentType(ContentType.JSON)
                .body(Map.of("phone", PASSENGER_PHONE, "fare_class", "PLUS"))
                .post("/ticketing/v1/bookings/{reference}/exchanges", bookingReference)
                .then()
                .statusCode(201)
                .extract()
                .path("exchange_id");
        given().contentType(ContentType.JSON)
                .body(Map.of("phone", PASSENGER_PHONE))
                .post("/ticketing/v1/bookings/{reference}/exchanges/{exchange}/accept", bookingReference, exchange)
                .then()
                .statusCode(200);
        return exchange;
    }

    /** What ticketing says of the exchange. */
    String exchangeStatus(String bookingReference, String exchange) {
        return given().queryParam("phone", PASSENGER_PHONE)
                .get("/ticketing/v1/bookings/{reference}/exchanges/{exchange}", bookingReference, exchange)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    /** What ticketing says of the booking. */
    String status(String bookingReference) {
        return given().queryParam("phone", PASSENGER_PHONE)
                .get("/ticketing/v1/bookings/{reference}", bookingReference)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("status");
    }

    private Response book(String seat) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "schedule_id", scheduleId,
                        "from_stop_id", from,
                        "to_stop_id", to,
                        "contact", Map.of("phone", PASSENGER_PHONE),
                        "passengers", List.of(Map.of("seat_number", seat, "name", "Aline", "phone", PASSENGER_PHONE))))
                .post("/ticketing/v1/bookings");
    }
}
