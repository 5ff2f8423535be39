package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every house against tokens that are not ours. To have forgeries that are wrong in one thing only, the test takes auth's signing key
 * out of its seal, as only who runs the platform can: a token signed with it and wrong in nothing is accepted everywhere.
 */
class ForgedTokensST {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Map<String, String> DOORS = Map.of(
            "auth", "/auth/v1/users",
            "company", "/company/v1/buses?company_id=%s",
            "ticketing", "/ticketing/v1/boardings?schedule_id=%s",
            "payment", "/payment/v1/transactions?company_id=%s",
            "reporting", "/reporting/v1/summary");
    private static final Duration EVERYWHERE_WITHIN = Duration.ofSeconds(60);

    private static Platform platform;
    private static JsonObject header;
    private static JsonObject claims;
    private static JsonObject publicJwk;
    private static KeyPair ours;
    private static HttpClient http;

    @BeforeAll
    static void takeTheKey() throws Exception {
        platform = Platform.running();
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String[] parts = platform.superAdminToken().split("\\.");
        header = json(decoded(parts[0]));
        claims = json(decoded(parts[1]));
        publicJwk = signingKey(header.getString("kid"));
        ours = pairOf(publicJwk);
    }

    @Test
    void noneIsAcceptedByAnyHouse() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer thief = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        thief.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        thief.start();
        try {
            Map<String, List<String>> corpus =
                    corpus("http://127.0.0.1:" + thief.getAddress().getPort() + "/jwks");
            List<String> accepted = new ArrayList<>();
            for (Map.Entry<String, String> door : DOORS.entrySet()) {
                String good = signed(header, withJti(claims));
                assertThat(knock(door.getValue(), List.of("Bearer " + good)))
                        .as("%s to a token that is wrong in nothing", door.getKey())
                        .isNotIn(400, 401, 431);
                corpus.forEach((name, headers) -> {
                    int status = knock(door.getValue(), headers);
                    if (status != 400 && status != 401 && status != 431) {
                        accepted.add(door.getKey() + ": " + name + " -> " + status);
                    }
                });
            }
            System.getLogger(ForgedTokensST.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "{0} forged tokens at {1} houses: {2} accepted",
                            corpus.size(),
                            DOORS.size(),
                            accepted.size());
            assertThat(accepted).isEmpty();
            assertThat(fetched.get()).as("keys fetched from where a token says").isZero();
        } finally {
            thief.stop(0);
        }
    }

    /** What is taken back in auth is refused in every house within the promised time; the longest is told. */
    @Test
    void whoIsOutIsOutEverywhereWithinAMinute() {
        String company = UUID.randomUUID().toString();
        Map<String, String> deeds = new LinkedHashMap<>();
        Map<String, List<String>> bearers = new LinkedHashMap<>();
        String deactivated = agentOf(company, bearers, "deactivated");
        deeds.put("deactivated", "/auth/v1/users/" + deactivated + "/deactivate");
        String demoted = agentOf(company, bearers, "with other roles");
        EnrolledDevice device = EnrolledDevice.of(platform, company);
        bearers.put("a device revoked", List.of("Bearer " + device.token()));
        deeds.put("a device revoked", "/auth/v1/devices/" + device.id + "/revoke");
        bearers.values()
                .forEach(bearer -> DOORS.forEach((house, door) ->
                        assertThat(knock(door, bearer)).as(house).isNotEqualTo(401)));

        deeds.values()
                .forEach(deed -> platform.superAdmin()
                        .post(deed, JsonValue.EMPTY_JSON_OBJECT)
                        .mustBe(200));
        platform.superAdmin()
                .replace("/auth/v1/users/" + demoted, person("DRIVER"))
                .mustBe(200);
        long start = System.nanoTime();

        bearers.forEach((who, bearer) ->
                assertThat(knock(DOORS.get("auth"), bearer)).as(who).isEqualTo(401));
        await().atMost(EVERYWHERE_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> bearers.values().stream()
                        .allMatch(bearer -> DOORS.values().stream().allMatch(door -> knock(door, bearer) == 401)));
        System.getLogger(ForgedTokensST.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} were out of {1} houses after {2} ms",
                        bearers.keySet(),
                        DOORS.size(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static String agentOf(String company, Map<String, List<String>> bearers, String name) {
        String email = "out-" + UUID.randomUUID() + "@example.com";
        JsonObject login = createObjectBuilder()
                .add("email", email)
                .add("password", "ntuyenabwoba-2026")
                .build();
        JsonObject user = createObjectBuilder(person("AGENT"))
                .addAll(createObjectBuilder(login))
                .add("company_id", company)
                .build();
        String userId =
                platform.superAdmin().post("/auth/v1/users", user).mustBe(201).getString("user_id");
        String token = Client.guest(platform)
                .post("/auth/v1/sessions", login)
                .mustBe(200)
                .getString("access_token");
        bearers.put(name, List.of("Bearer " + token));
        return userId;
    }

    private static JsonObject person(String role) {
        return createObjectBuilder()
                .add("full_name", "Keza Mugisha")
                .add("language", "en")
                .add("roles", createArrayBuilder().add(role))
                .build();
    }

    // the corpus: a name, and the Authorization headers to send

    private static Map<String, List<String>> corpus(String thiefsKeys) throws Exception {
        Map<String, List<String>> corpus = new LinkedHashMap<>();
        String good = signed(header, withJti(claims));
        int firstDot = good.indexOf('.');
        int lastDot = good.lastIndexOf('.');
        String body = good.substring(firstDot + 1, lastDot);
        String signature = good.substring(lastDot + 1);

        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String unsigned = part(with(header, "alg", none)) + "." + body;
            add(corpus, "alg '" + none + "' without a signature", unsigned + ".");
            add(corpus, "alg '" + none + "' with the signature of another", unsigned + "." + signature);
            add(corpus, "alg '" + none + "' without the last dot", unsigned);
        }
        add(corpus, "no alg", part(without(header, "alg")) + "." + body + "." + signature);

        byte[] der = ours.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(der) + "\n-----END PUBLIC KEY-----";
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("DER", der);
        secrets.put("PEM", pem.getBytes(UTF_8));
        secrets.put("PEM and a line end", (pem + "\n").getBytes(UTF_8));
        secrets.put("JWK", publicJwk().toString().getBytes(UTF_8));
        secrets.put("x", Base64.getUrlDecoder().decode(publicJwk.getString("x")));
        secrets.put("kid", header.getString("kid").getBytes(UTF_8));
        secrets.put("nothing", new byte[] {0});
        for (String bits : List.of("256", "384", "512")) {
            for (Map.Entry<String, byte[]> secret : secrets.entrySet()) {
                String text = part(with(header, "alg", "HS" + bits)) + "." + body;
                Mac mac = Mac.getInstance("HmacSHA" + bits);
                mac.init(new SecretKeySpec(secret.getValue(), "HmacSHA" + bits));
                add(
                        corpus,
                        "HS" + bits + " with the public key as secret: " + secret.getKey(),
                        text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(UTF_8))));
            }
        }

        KeyPair thief = newPair("EC", "secp256r1");
        add(corpus, "another key under our key id", signed(header, claims, thief.getPrivate()));
        add(
                corpus,
                "another key under its own key id",
                signed(with(header, "kid", "thief"), claims, thief.getPrivate()));
        add(corpus, "another key without a key id", signed(without(header, "kid"), claims, thief.getPrivate()));
        add(corpus, "RS256 by another key", signedBy("SHA256withRSA", "RS256", newPair("RSA", null)));
        add(corpus, "PS256 by another key", signedBy("SHA256withRSA", "PS256", newPair("RSA", null)));
        add(
                corpus,
                "ES384 by another key",
                signedBy("SHA384withECDSAinP1363Format", "ES384", newPair("EC", "secp384r1")));
        add(corpus, "EdDSA by another key", signedBy("Ed25519", "EdDSA", newPair("Ed25519", null)));
        JsonObject thiefsJwk = jwk((ECPublicKey) thief.getPublic());
        JsonObject carried = createObjectBuilder(header).add("jwk", thiefsJwk).build();
        add(corpus, "its own key in jwk", signed(carried, claims, thief.getPrivate()));
        add(corpus, "its own key in jwk and no key id", signed(without(carried, "kid"), claims, thief.getPrivate()));
        for (String pointer : List.of("jku", "x5u")) {
            add(
                    corpus,
                    "its own key behind " + pointer,
                    signed(with(header, pointer, thiefsKeys), claims, thief.getPrivate()));
            add(
                    corpus,
                    "its own key behind " + pointer + " under its own id",
                    signed(with(with(header, pointer, thiefsKeys), "kid", "thief"), claims, thief.getPrivate()));
        }
        JsonObject chained = createObjectBuilder(header)
                .add(
                        "x5c",
                        createArrayBuilder()
                                .add(Base64.getEncoder()
                                        .encodeToString(thief.getPublic().getEncoded())))
                .build();
        add(corpus, "its own key in x5c", signed(chained, claims, thief.getPrivate()));

        for (String kid : List.of("unknown", "../../../dev/null", "' or '1'='1", "", "x".repeat(2000))) {
            add(
                    corpus,
                    "our key under the id " + kid.substring(0, Math.min(20, kid.length())),
                    signed(with(header, "kid", kid), claims));
        }
        for (String typ : List.of("at+jwt", "dpop+jwt", "logout+jwt", "secevent+jwt")) {
            add(corpus, "typ " + typ, signed(with(header, "typ", typ), claims));
        }
        JsonObject critical = createObjectBuilder(header)
                .add("crit", createArrayBuilder().add("twende"))
                .add("twende", true)
                .build();
        add(corpus, "a critical header that nobody knows", signed(critical, claims));

        claim(corpus, "wrong aud", c -> c.add("aud", "another-system"));
        claim(
                corpus,
                "wrong auds",
                c -> c.add("aud", createArrayBuilder().add("a").add("b")));
        claim(corpus, "empty aud", c -> c.add("aud", createArrayBuilder()));
        claim(corpus, "no aud", c -> c.remove("aud"));
        claim(corpus, "wrong iss", c -> c.add("iss", "another-system"));
        claim(corpus, "iss with a slash more", c -> c.add("iss", claims.getString("iss") + "/"));
        claim(
                corpus,
                "iss in capitals",
                c -> c.add("iss", claims.getString("iss").toUpperCase(Locale.ROOT)));
        claim(corpus, "no iss", c -> c.remove("iss"));
        claim(corpus, "no sub", c -> c.remove("sub"));
        long now = Instant.now().getEpochSecond();
        claim(corpus, "expired two minutes ago", c -> c.add("exp", now - 120));
        claim(corpus, "expired in 1970", c -> c.add("exp", 0));
        claim(corpus, "expired before 1970", c -> c.add("exp", -1));
        claim(corpus, "no exp", c -> c.remove("exp"));
        claim(corpus, "exp that is no time", c -> c.add("exp", "tomorrow"));
        claim(corpus, "not before an hour", c -> c.add("nbf", now + 3600));
        claim(corpus, "issued in an hour", c -> c.add("iat", now + 3600));
        claim(corpus, "no iat", c -> c.remove("iat"));
        claim(corpus, "no jti", c -> c.remove("jti"));

        for (int length : new int[] {0, 1, 10, signature.length() / 2, signature.length() - 2}) {
            add(corpus, "signature cut to " + length, good.substring(0, lastDot + 1) + signature.substring(0, length));
        }
        add(corpus, "header alone", good.substring(0, firstDot));
        add(corpus, "no signature part", good.substring(0, lastDot));
        add(corpus, "two dots", "..");
        add(corpus, "nothing", "");
        add(corpus, "five parts", good + "." + signature + "." + signature);
        add(corpus, "no base64", "%%%.%%%.%%%");
        add(
                corpus,
                "body cut",
                good.substring(0, firstDot + 1) + body.substring(0, body.length() / 2) + "." + signature);
        String emperor = part(createObjectBuilder(claims)
                .add("sub", UUID.randomUUID().toString())
                .build());
        add(corpus, "body of another under our signature", good.substring(0, firstDot + 1) + emperor + "." + signature);
        add(
                corpus,
                "signature of another token",
                good.substring(0, lastDot + 1) + last(signed(header, withJti(claims))));
        char flipped = signature.charAt(5) == 'A' ? 'B' : 'A';
        add(
                corpus,
                "one letter of the signature",
                good.substring(0, lastDot + 1) + signature.substring(0, 5) + flipped + signature.substring(6));

        byte[] order =
                new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16).toByteArray();
        order = Arrays.copyOfRange(order, order.length - 32, order.length);
        Map<String, byte[]> empties = new LinkedHashMap<>();
        empties.put("zeros", new byte[64]);
        empties.put("r is 0", concat(new byte[32], fill(1)));
        empties.put("s is 0", concat(fill(1), new byte[32]));
        empties.put("r and s are the order", concat(order, order));
        empties.put("r is the order, s is 0", concat(order, new byte[32]));
        empties.put("ones", concat(fill(0xff), fill(0xff)));
        empties.put("DER of zeros", new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0});
        empties.put("96 zeros", new byte[96]);
        for (Map.Entry<String, byte[]> empty : empties.entrySet()) {
            add(
                    corpus,
                    "ECDSA, " + empty.getKey(),
                    good.substring(0, lastDot + 1) + BASE64.encodeToString(empty.getValue()));
        }

        add(
                corpus,
                "oversized, by another key",
                signed(header, with(claims, "ballast", "x".repeat(30_000)), thief.getPrivate()));
        add(
                corpus,
                "oversized header",
                signed(with(header, "ballast", "x".repeat(30_000)), claims, thief.getPrivate()));
        String forged = signed(header, claims, thief.getPrivate());
        corpus.put("two headers, the forged first", List.of("Bearer " + forged, "Bearer " + good));
        corpus.put("two headers, the forged last", List.of("Bearer " + good, "Bearer " + forged));
        corpus.put("two headers, both good", List.of("Bearer " + good, "Bearer " + good));
        corpus.put("two tokens in one header", List.of("Bearer " + forged + " " + good));
        corpus.put("two tokens with a comma", List.of("Bearer " + forged + ", Bearer " + good));
        return corpus;
    }

    private static void add(Map<String, List<String>> corpus, String name, String token) {
        assertThat(corpus.put(name, List.of("Bearer " + token))).as(name).isNull();
    }

    /** Signed with our own key, wrong in one claim. */
    private static void claim(Map<String, List<String>> corpus, String name, UnaryOperator<JsonObjectBuilder> change)
            throws Exception {
        add(
                corpus,
                name,
                signed(header, change.apply(createObjectBuilder(claims)).build()));
    }

    // how tokens are written

    private static String signed(JsonObject header, JsonObject claims) throws Exception {
        return signed(header, claims, ours.getPrivate());
    }

    private static String signed(JsonObject header, JsonObject claims, PrivateKey key) throws Exception {
        return signed(header, claims, "SHA256withECDSAinP1363Format", key);
    }

    private static String signedBy(String algorithm, String name, KeyPair key) throws Exception {
        return signed(with(header, "alg", name), claims, algorithm, key.getPrivate());
    }

    private static String signed(JsonObject header, JsonObject claims, String algorithm, PrivateKey key)
            throws Exception {
        String text = part(header) + "." + part(claims);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text.getBytes(UTF_8));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    private static KeyPair newPair(String algorithm, String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (curve != null) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    private static JsonObject jwk(ECPublicKey key) {
        return createObjectBuilder()
                .add("kty", "EC")
                .add("crv", "P-256")
                .add("kid", header.getString("kid"))
                .add("x", EnrolledDevice.coordinate(key.getW().getAffineX()))
                .add("y", EnrolledDevice.coordinate(key.getW().getAffineY()))
                .build();
    }

    private static JsonObject publicJwk() {
        return without(publicJwk, "d");
    }

    private static JsonObject with(JsonObject object, String name, String value) {
        return createObjectBuilder(object).add(name, value).build();
    }

    private static JsonObject without(JsonObject object, String name) {
        return createObjectBuilder(object).remove(name).build();
    }

    private static JsonObject withJti(JsonObject object) {
        return with(object, "jti", UUID.randomUUID().toString());
    }

    private static String part(JsonObject object) {
        return BASE64.encodeToString(object.toString().getBytes(UTF_8));
    }

    private static String last(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static byte[] fill(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    // auth's key, out of its seal: AES-256-GCM, the nonce before the ciphertext, bound to the key's id

    private static JsonObject signingKey(String kid) throws GeneralSecurityException, SQLException {
        String sealed = platform.text(
                "auth_owner", "select encode(sealed_key, 'base64') from auth.signing_key where kid = '" + kid + "'");
        byte[] bytes = Base64.getMimeDecoder().decode(sealed);
        byte[] encryptionKey = Base64.getDecoder().decode(platform.secret("auth.key-encryption-key"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(encryptionKey, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(bytes, 12)));
        cipher.updateAAD(kid.getBytes(UTF_8));
        return json(new String(cipher.doFinal(Arrays.copyOfRange(bytes, 12, bytes.length)), UTF_8));
    }

    private static KeyPair pairOf(JsonObject jwk) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        KeyFactory keys = KeyFactory.getInstance("EC");
        PublicKey publicKey =
                keys.generatePublic(new ECPublicKeySpec(new ECPoint(number(jwk, "x"), number(jwk, "y")), curve));
        return new KeyPair(publicKey, keys.generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), curve)));
    }

    private static BigInteger number(JsonObject jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.getString(name)));
    }

    // the door

    private static int knock(String door, List<String> authorizations) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(platform.url(door.formatted(UUID.randomUUID()))))
                .timeout(Duration.ofSeconds(30))
                .GET();
        authorizations.forEach(one -> request.header("Authorization", one));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(
                    authorizations.stream().map(String::length).collect(Collectors.toList()) + " letters", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
