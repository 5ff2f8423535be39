package dev.twende.payment.providers.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/**
 * One answer of Daraja.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param body what it said; empty when that was not a JSON object
 */
public record DarajaReply(int status, JsonObject body) {
    private static final DarajaReply NONE = new DarajaReply(0, JsonValue.EMPTY_JSON_OBJECT);

    static DarajaReply none() {
        return NONE;
    }

    static DarajaReply of(int status, String body) {
        return new DarajaReply(status, object(body).orElse(JsonValue.EMPTY_JSON_OBJECT));
    }

    /** A member as text: Daraja sends the same thing now as a number, now as a string. */
    Optional<String> text(String name) {
        return text(body.get(name));
    }

    boolean isOk() {
        return status == 200;
    }

    /** A definite no to what was sent, as opposed to trouble on Daraja's side, which proves nothing. */
    boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    static Optional<JsonObject> object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return Optional.of(reader.readObject());
        } catch (JsonException notAnObject) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString()).filter(text -> !text.isBlank());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }
}
