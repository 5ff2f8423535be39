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
 * One answer of a provider.
 *
 * @param status the HTTP status; 0 when there was no answer
 * @param body what it said; empty when that was not a JSON object
 * @param sent whether the provider may have heard us at all
 */
public record ProviderReply(int status, JsonObject body, boolean sent) {
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final ProviderReply NONE = new ProviderReply(0, JsonValue.EMPTY_JSON_OBJECT, true);
    private static final ProviderReply NOT_SENT = new ProviderReply(0, JsonValue.EMPTY_JSON_OBJECT, false);

    /** The provider may have heard us, but we heard nothing. */
    static ProviderReply none() {
        return NONE;
    }

    /** We kept it to ourselves. */
    static ProviderReply notSent() {
        return NOT_SENT;
    }

    static ProviderReply of(int status, String body) {
        return new ProviderReply(status, object(body).orElse(JsonValue.EMPTY_JSON_OBJECT), true);
    }

    /** A member as text: providers send the same thing now as a number, now as a string. */
    Optional<String> text(String name) {
        return text(body.get(name));
    }

    public boolean isOk() {
        return status == 200;
    }

    /** A definite no to what was sent, as opposed to trouble on the other side, which proves nothing. */
    boolean isRefusal() {
        return status >= 400 && status < 500 && status != TIMEOUT && status != TOO_MANY;
    }

    /** The provider is not well. An answer of 500 is none of these: Daraja says ordinary things with it. */
    boolean isTrouble() {
        return sent && (status == 0 || status == TOO_MANY || status > 500);
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
