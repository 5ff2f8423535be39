package dev.twende.ticketing.tickets.boundary;

import dev.twende.ticketing.tickets.entity.TicketKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A JWK set (RFC 7517) of Ed25519 keys (RFC 8037). */
public record TicketKeySet(List<Jwk> keys) {
    /**
     * A public key.
     *
     * @param kid the key id of the code, in decimal digits
     * @param x the 32 bytes of the key in base64url
     * @param nbf when it begins to sign, in seconds since 1970-01-01T00:00:00Z
     */
    public record Jwk(String kty, String crv, String use, String alg, String kid, String x, long nbf) {
        static Jwk from(TicketKey key) {
            return new Jwk(
                    "OKP",
                    "Ed25519",
                    "sig",
                    "EdDSA",
                    Integer.toString(key.id()),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()),
                    key.activatesAt().getEpochSecond());
        }
    }

    static TicketKeySet from(List<TicketKey> keys) {
        return new TicketKeySet(keys.stream().map(Jwk::from).toList());
    }

    /** Names what is in it. */
    String tag() {
        return keys.stream().map(Jwk::x).collect(Collectors.joining("."));
    }
}
