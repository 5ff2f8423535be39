package dev.twende.ticketing.bookings.boundary;

import dev.twende.ticketing.bookings.boundary.BookingRequest.PassengerRequest;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import dev.twende.ticketing.schedules.entity.PassengerField;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;

/** What one of the passengers in a booking request looks like on a route, as JSON Schema (https://json-schema.org, 2020-12). */
final class PassengerSchema {
    private PassengerSchema() {}

    static JsonObject of(Set<PassengerField> asked) {
        JsonObjectBuilder properties = Json.createObjectBuilder()
                .add("seat_number", text().add("minLength", 1).add("maxLength", 10))
                .add("rider_category", text().add("minLength", 1).add("maxLength", 40))
                .add("name", text().add("pattern", "\\S").add("maxLength", 100))
                .add("phone", rule(PassengerField.PHONE)); // may always be told
        JsonArrayBuilder required = Json.createArrayBuilder().add("name");
        for (PassengerField field : PassengerField.values()) {
            if (asked.contains(field)) {
                properties.add(field.json(), rule(field));
                required.add(field.json());
            }
        }
        return Json.createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("title", "Passenger")
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .add("additionalProperties", false)
                .build();
    }

    private static JsonObjectBuilder rule(PassengerField field) {
        return switch (field) {
            case PHONE -> text().add("pattern", whole(PhoneNumber.FORM));
            case DOCUMENT_TYPE -> text().add("enum", words(PassengerRequest.DOCUMENT_TYPE));
            case DOCUMENT_NUMBER -> text().add("pattern", whole(PassengerRequest.DOCUMENT_NUMBER));
            case DOCUMENT_EXPIRY, BIRTH_DATE -> text().add("format", "date");
            case DOCUMENT_COUNTRY, NATIONALITY ->
                text().add("pattern", whole(PassengerRequest.COUNTRY)).add("description", "ISO 3166-1 alpha-2");
            case SEX -> text().add("enum", words(PassengerRequest.SEX));
        };
    }

    private static JsonArrayBuilder words(String alternatives) {
        JsonArrayBuilder words = Json.createArrayBuilder();
        for (String word : alternatives.split("\\|")) {
            words.add(word);
        }
        return words;
    }

    private static String whole(String pattern) {
        return "^(" + pattern + ")$";
    }

    private static JsonObjectBuilder text() {
        return Json.createObjectBuilder().add("type", "string");
    }
}
