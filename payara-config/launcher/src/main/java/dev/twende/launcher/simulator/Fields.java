package dev.twende.launcher.simulator;

import dev.twende.launcher.JsonText;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request body, read as leniently as Daraja reads it: a number and a string of the same digits are the same. */
record Fields(JsonObject json) {
    static Fields parse(String body) {
        try {
            return new Fields(JsonText.parse(body));
        } catch (JsonException notAnObject) {
            throw DarajaError.invalid("Request Body");
        }
    }

    Optional<String> optional(String name) {
        JsonValue value = json.get(name);
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> DarajaError.invalid(name));
    }

    String matching(String name, Pattern shape) {
        return optional(name).filter(shape.asMatchPredicate()).orElseThrow(() -> DarajaError.invalid(name));
    }
}
