package dev.twende.ticketing.pos.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import dev.twende.kit.problem.Problem.FieldError;
import dev.twende.ticketing.pos.entity.Incoming;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.OperationType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the operations of one device: a compact JWS each (RFC 7515), whose payload is the operation as JSON. What is said in
 * {@code docs/pos-protocol.md} is read here.
 */
public final class OperationReader {
    /** Longer than any operation for ten passengers; what is longer is none. */
    public static final int TEXT_MAX = 16 * 1024;

    /** Made once: the shorthands look for an implementation at each call. */
    private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

    private static final int PARTS = 3;
    private static final int SEQUENCE_DIGITS_MAX = 15;

    private final UUID deviceId;
    private final OperationKey key;

    public OperationReader(UUID deviceId, OperationKey key) {
        this.deviceId = deviceId;
        this.key = key;
    }

    /** By which what was told before is found without looking at its signature: the digest of what is signed, not of the signature. */
    public static String digest(String text) {
        String[] parts = parts(text);
        return sha256(parts.length == PARTS ? parts[1] : String.valueOf(text));
    }

    /**
     * Reads one operation and looks at its signature.
     *
     * @param text as it came, whatever it is; null for nothing
     */
    public Incoming read(int place, String text) {
        String[] parts = parts(text);
        if (parts.length != PARTS || text.length() > TEXT_MAX) {
            return unsigned(place, text, "must be a compact JWS of " + TEXT_MAX + " letters at most");
        }
        try {
            JWSHeader header = JWSHeader.parse(new Base64URL(parts[0]));
            byte[] input = (parts[0] + "." + parts[1]).getBytes(US_ASCII);
            if (!key.hasSigned(header, input, new Base64URL(parts[2]))) {
                return unsigned(place, text, "is not signed as an operation with the current key of this device");
            }
            String content = new String(new Base64URL(parts[1]).decode(), UTF_8);
            try (JsonReader json = JSON.createReader(new StringReader(content))) {
                return signed(place, text, sha256(parts[1]), content, json.readObject());
            }
        } catch (ParseException | JsonException | IllegalArgumentException unreadable) {
            return unsigned(place, text, "must be a compact JWS with a JSON object in it");
        }
    }

    private Incoming signed(int place, String text, String digest, String content, JsonObject said) {
        Optional<UUID> operationId = id(said, "operation_id");
        Optional<Long> sequence = sequence(said);
        if (operationId.isEmpty() || sequence.isEmpty()) {
            return unsigned(place, text, "must say its operation_id, a UUID, and its sequence, counted from 1");
        }
        List<FieldError> flaws = new ArrayList<>();
        if (!id(said, "device_id").equals(Optional.of(deviceId))) {
            flaws.add(new FieldError("device_id", "must be the device that sends it"));
        }
        Optional<OperationType> type = type(said);
        if (type.isEmpty()) {
            flaws.add(new FieldError("type", "must be one of " + Arrays.toString(OperationType.values())));
        }
        Optional<Instant> recordedAt = instant(said);
        if (recordedAt.isEmpty()) {
            flaws.add(new FieldError("recorded_at", "must be a time in UTC, as in 2026-03-01T10:00:00Z"));
        }
        if (said.containsKey("cashier_id") && id(said, "cashier_id").isEmpty()) {
            flaws.add(new FieldError("cashier_id", "must be a UUID"));
        }
        Integer shift = said.get("shift_number") instanceof JsonNumber number && number.isIntegral()
                ? Integer.valueOf(number.intValue())
                : null;
        OperationHead head = new OperationHead(
                operationId.get(),
                sequence.get(),
                type.orElse(null),
                recordedAt.orElse(Instant.EPOCH),
                id(said, "cashier_id").orElse(null),
                shift,
                id(said, "schedule_id").orElse(null));
        return new Incoming(place, digest, content, Optional.of(head), List.copyOf(flaws));
    }

    private static Incoming unsigned(int place, String text, String flaw) {
        String kept = text == null ? "" : text.substring(0, Math.min(text.length(), TEXT_MAX));
        return new Incoming(
                place,
                sha256(String.valueOf(text)),
                kept.replace("\0", ""), // which PostgreSQL has not
                Optional.empty(),
                List.of(new FieldError("operations[" + place + "]", flaw)));
    }

    private static String[] parts(String text) {
        return text == null ? new String[0] : text.split("\\.", -1);
    }

    private static Optional<UUID> id(JsonObject said, String name) {
        try {
            return said.get(name) instanceof JsonString text
                    ? Optional.of(UUID.fromString(text.getString()))
                    : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Optional<Long> sequence(JsonObject said) {
        return Optional.ofNullable(said.get("sequence"))
                .filter(value -> value instanceof JsonNumber number
                        && number.toString().length() <= SEQUENCE_DIGITS_MAX
                        && number.isIntegral())
                .map(value -> ((JsonNumber) value).longValue())
                .filter(sequence -> sequence > 0);
    }

    private static Optional<OperationType> type(JsonObject said) {
        return Arrays.stream(OperationType.values())
                .filter(type -> said.get("type") instanceof JsonString text
                        && text.getString().equals(type.name()))
                .findFirst();
    }

    private static Optional<Instant> instant(JsonObject said) {
        try {
            return said.get("recorded_at") instanceof JsonString text
                    ? Optional.of(Instant.parse(text.getString()))
                    : Optional.empty();
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
