package dev.twende.ticketing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.twende.kit.rest.Json;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a guest sends, and is answered; every passenger of a party has the same phone. */
final class Passenger {
    static final String PHONE = "+250788123456";

    private Passenger() {}

    /** The body of a booking request; a null seat leaves the choice to the house. */
    static Map<String, Object> wish(UUID scheduleId, UUID from, UUID to, String... seats) {
        List<Map<String, Object>> passengers = new ArrayList<>();
        for (String seat : seats) {
            Map<String, Object> passenger = new LinkedHashMap<>();
            passenger.put("name", "Uwase Aline");
            passenger.put("phone", PHONE);
            if (seat != null) {
                passenger.put("seat_number", seat);
            }
            passengers.add(passenger);
        }
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("schedule_id", scheduleId);
        wish.put("from_stop_id", from);
        wish.put("to_stop_id", to);
        wish.put("passengers", passengers);
        return wish;
    }

    static ValidatableResponse books(Object wish) {
        return given().contentType(ContentType.JSON)
                .body(wish instanceof String text ? text : Json.mapper().toJson(wish))
                .post("/ticketing/v1/bookings")
                .then();
    }

    static ValidatableResponse booksWithKey(String key, Object wish) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Json.mapper().toJson(wish))
                .post("/ticketing/v1/bookings")
                .then();
    }

    static ValidatableResponse looksUp(String reference) {
        return given().queryParam("phone", PHONE)
                .get("/ticketing/v1/bookings/" + reference)
                .then();
    }

    static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:twende:problem:" + code));
    }
}
