package dev.twende.pos;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** Reads JSON as whoever wants to get old with an API does: what is unknown is skipped, what is absent is empty. */
final class JsonText {
    private JsonText() {}

    /** @throws JsonException when it is no object */
    static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    static Optional<Long> number(JsonObject object, String member) {
        return object.get(member) instanceof JsonNumber number ? Optional.of(number.longValue()) : Optional.empty();
    }

    static Optional<JsonObject> object(JsonObject object, String member) {
        return object.get(member) instanceof JsonObject child ? Optional.of(child) : Optional.empty();
    }

    static List<JsonObject> objects(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    static List<String> texts(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList()
                : List.of();
    }
}
