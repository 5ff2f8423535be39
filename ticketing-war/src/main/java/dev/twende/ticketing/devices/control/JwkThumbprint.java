package dev.twende.ticketing.devices.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Names a public key by itself (RFC 7638): SHA-256 over its required members in order, in base64url. */
public final class JwkThumbprint {
    /** Of OKP (RFC 8037, section 2) and EC keys (RFC 7638, section 3.2), in lexicographic order; y is only of the latter. */
    private static final List<String> MEMBERS = List.of("crv", "kty", "x", "y");

    private JwkThumbprint() {}

    public static String of(String jwk) {
        try (JsonReader reader = Json.createReader(new StringReader(jwk))) {
            JsonObject key = reader.readObject();
            JsonObjectBuilder required = Json.createObjectBuilder();
            MEMBERS.stream().filter(key::containsKey).forEach(member -> required.add(member, key.get(member)));
            byte[] canonical = required.build().toString().getBytes(UTF_8);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
