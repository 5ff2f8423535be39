package dev.twende.auth.devices.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.twende.kit.problem.Problem;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceAssertionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Set<String> US = Set.of("https://twende.example/auth/v1/token", "https://twende.example/auth");
    private static final UUID DEVICE = UUID.randomUUID();

    private final ECKey key = p256();

    @Test
    void isReadWhenItIsMadeOutToUsForAShortWhile() throws Exception {
        for (String us : US) {
            DeviceAssertion read = read(claims().audience(us)).orElseThrow();
            assertThat(read.deviceId()).isEqualTo(DEVICE);
            assertThat(DeviceKey.of(publicKey(key)).hasSigned(read.signed())).isTrue();
        }
    }

    @Test
    void isNotReadOtherwise() throws Exception {
        assertThat(read(claims().audience("https://elsewhere.example"))).isEmpty();
        assertThat(read(claims().audience((String) null))).isEmpty();
        assertThat(read(claims().issuer("another"))).isEmpty();
        assertThat(read(claims().subject("no-uuid").issuer("no-uuid"))).isEmpty();
        assertThat(read(claims().subject(null).issuer(null))).isEmpty();
        assertThat(read(claims().jwtID(null))).isEmpty();
        assertThat(read(claims().jwtID(" "))).isEmpty();
        assertThat(read(claims().jwtID("x".repeat(101)))).isEmpty();
        assertThat(read(claims().expirationTime(null))).isEmpty();
        assertThat(read(claims().expirationTime(Date.from(NOW)))).isEmpty();
        assertThat(read(claims().expirationTime(Date.from(NOW.plus(LIFE).plusSeconds(61)))))
                .isEmpty();
        assertThat(read(claims().notBeforeTime(Date.from(NOW.plusSeconds(61))))).isEmpty();
        for (String unreadable : new String[] {"", "a.b.c", "garbage", "x".repeat(5000)}) {
            assertThat(DeviceAssertion.read(unreadable, US, LIFE, NOW)).isEmpty();
        }
    }

    @Test
    void isNothingThatTheSameKeySignedForAnotherEnd() throws Exception {
        for (String type : new String[] {"JWT", "client-authentication+jwt"}) {
            assertThat(readAs(type)).isPresent();
        }
        assertThat(readAs("pos-operation")).isEmpty();
    }

    private Optional<DeviceAssertion> readAs(String type) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .build();
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(new ECDSASigner(key));
        return DeviceAssertion.read(token.serialize(), US, LIFE, NOW);
    }

    @Test
    void isOfADeviceOnlyWhenItsKeySignedByItsOwnAlgorithm() throws Exception {
        DeviceKey ours = DeviceKey.of(publicKey(key));
        assertThat(ours.hasSigned(signed(p256()))).isFalse();
        SignedJWT swapped = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        swapped.sign(new MACSigner(ours.json().getBytes(UTF_8)));
        assertThat(ours.hasSigned(swapped)).isFalse();
        SignedJWT good = signed(key);
        SignedJWT zeros = new SignedJWT(
                good.getHeader().toBase64URL(), good.getPayload().toBase64URL(), Base64URL.encode(new byte[64]));
        assertThat(ours.hasSigned(zeros)).isFalse();
        assertThat(DeviceKey.stored(ours.json()).hasSigned(good)).isTrue();
    }

    @Test
    void maySignWithEd25519() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        DeviceKey device = DeviceKey.of(Map.of("kty", "OKP", "crv", "Ed25519", "x", x.toString()));
        Base64URL header = new JWSHeader(JWSAlgorithm.EdDSA).toBase64URL();
        Base64URL payload = Base64URL.encode(claims().build().toString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((header + "." + payload).getBytes(UTF_8));
        byte[] signed = signature.sign();

        assertThat(device.hasSigned(new SignedJWT(header, payload, Base64URL.encode(signed))))
                .isTrue();
        signed[3] ^= 1;
        assertThat(device.hasSigned(new SignedJWT(header, payload, Base64URL.encode(signed))))
                .isFalse();
        assertThat(device.hasSigned(new SignedJWT(header, payload, Base64URL.encode(new byte[7]))))
                .isFalse();
        assertThat(device.hasSigned(signed(key))).isFalse();
    }

    @Test
    void otherKeysAreRefused() throws Exception {
        ECKey p384 = new ECKeyGenerator(Curve.P_384).generate();
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of(
                        "kty",
                        "EC",
                        "crv",
                        "P-384",
                        "x",
                        p384.getX().toString(),
                        "y",
                        p384.getY().toString()),
                Map.of(
                        "kty",
                        "EC",
                        "crv",
                        "P-256",
                        "x",
                        key.getX().toString(),
                        "y",
                        key.getX().toString()),
                Map.of("kty", "OKP", "crv", "X25519", "x", key.getX().toString()),
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "AQAB"),
                Map.of("kty", "RSA", "n", "AQAB", "e", "AQAB"),
                Map.of("kty", "oct", "k", "AQAB"),
                key.toJSONObject(), // with its private half
                Map.of("kty", "nothing"))) {
            assertThatThrownBy(() -> DeviceKey.of(bad)).as("%s", bad.get("crv")).isInstanceOf(Problem.class);
        }
    }

    @Test
    void codesAreReadHoweverTheyAreTyped() {
        EnrolmentCode code = EnrolmentCode.next();
        assertThat(code.text()).matches("([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}");
        assertThat(code).hasToString("EnrolmentCode");
        assertThat(new EnrolmentCode(code.text().toLowerCase(Locale.ROOT).replace('-', ' ')).hash())
                .isEqualTo(code.hash())
                .doesNotContain(code.text());
        assertThat(EnrolmentCode.next().hash()).isNotEqualTo(code.hash());
    }

    private Optional<DeviceAssertion> read(JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims.build());
        token.sign(new ECDSASigner(key));
        return DeviceAssertion.read(token.serialize(), US, LIFE, NOW);
    }

    private static SignedJWT signed(ECKey by) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims().build());
        token.sign(new ECDSASigner(by));
        return token;
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(DEVICE.toString())
                .subject(DEVICE.toString())
                .audience("https://twende.example/auth")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static Map<String, Object> publicKey(ECKey key) {
        return key.toPublicJWK().toJSONObject();
    }

    private static ECKey p256() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
