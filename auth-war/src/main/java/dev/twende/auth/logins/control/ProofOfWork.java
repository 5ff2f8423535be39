package dev.twende.auth.logins.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.kit.rest.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Challenges that cost a caller computing time, by ALTCHA's protocol (https://altcha.org/docs/v2/server-integration): find the number
 * between 0 and {@code maxnumber} whose SHA-256 together with the salt is the challenge. Nothing is kept of a challenge: its signature
 * shows that it is ours, its salt until when it is good.
 */
public final class ProofOfWork {
    private static final String ALGORITHM = "SHA-256";
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{24}\\?expires=([0-9]{1,12})");
    private static final int SALT_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final int work;
    private final Duration lifetime;

    /**
     * @param secret the same for all instances
     * @param work how many numbers there are to try; half of them on average
     * @param lifetime how long a challenge is good
     */
    public ProofOfWork(byte[] secret, int work, Duration lifetime) {
        if (work < 1) {
            throw new IllegalArgumentException("twende.auth.logins.proof-work must be 1 or more");
        }
        this.key = new SecretKeySpec(sha256("login proof".getBytes(UTF_8), secret), "HmacSHA256");
        this.work = work;
        this.lifetime = lifetime;
    }

    /** What a client has to solve, with the members that ALTCHA's clients know. */
    public record Challenge(String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    /** A proof that holds, and until when its challenge could come again. */
    public record Proven(String challenge, Instant expiresAt) {}

    /** Makes a new challenge. */
    public Challenge challenge(Instant now) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes) + "?expires="
                + now.plus(lifetime).getEpochSecond();
        String challenge = hash(salt, random.nextInt(work + 1));
        return new Challenge(ALGORITHM, challenge, work, salt, signature(challenge));
    }

    /**
     * Judges a solution.
     *
     * @param proof base64 of JSON with {@code algorithm}, {@code challenge}, {@code number}, {@code salt} and {@code signature}; may be null
     * @return empty for anything that does not hold
     */
    public Optional<Proven> check(String proof, Instant now) {
        return read(proof).flatMap(solution -> {
            String salt = text(solution, "salt");
            String challenge = text(solution, "challenge");
            Matcher form = SALT.matcher(salt);
            if (!form.matches() || !(solution.get("number") instanceof JsonNumber number)) {
                return Optional.empty();
            }
            Instant expiresAt = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
            boolean holds = now.isBefore(expiresAt)
                    && MessageDigest.isEqual(
                            signature(challenge).getBytes(UTF_8),
                            text(solution, "signature").getBytes(UTF_8))
                    && hash(salt, number.longValue()).equals(challenge);
            return holds ? Optional.of(new Proven(challenge, expiresAt)) : Optional.empty();
        });
    }

    private static String text(JsonObject solution, String name) {
        return solution.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static Optional<JsonObject> read(String proof) {
        try {
            String json = new String(Base64.getDecoder().decode(proof == null ? "" : proof), UTF_8);
            return Json.mapper().fromJson(json, JsonValue.class) instanceof JsonObject solution
                    ? Optional.of(solution)
                    : Optional.empty();
        } catch (IllegalArgumentException | JsonbException | JsonException unreadable) {
            return Optional.empty();
        }
    }

    static String hash(String salt, long number) {
        return HexFormat.of()
                .formatHex(sha256(salt.getBytes(UTF_8), Long.toString(number).getBytes(UTF_8)));
    }

    private String signature(String challenge) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance(ALGORITHM);
            digest.update(first);
            return digest.digest(second);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
