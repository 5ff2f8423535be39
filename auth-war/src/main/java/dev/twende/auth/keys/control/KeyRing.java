package dev.twende.auth.keys.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.twende.auth.keys.entity.SigningKey;
import dev.twende.kit.security.KeySealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes keys, and signs with the opened ones, which it keeps in memory for as long as no one minds a change. */
@ApplicationScoped
public class KeyRing {
    private SigningKeyStore store;
    private KeySealer sealer;
    private RotationPolicy rotation;
    private Duration freshFor;
    private volatile Opened opened;

    protected KeyRing() {} // for the CDI proxy

    @Inject
    public KeyRing(SigningKeyStore store, KeyConfig config) {
        this.store = store;
        this.sealer = config.sealer();
        this.rotation = config.rotation();
        this.freshFor = config.freshFor();
    }

    /** A new ES256 key, its private half sealed. */
    public SigningKey make(Instant activatesAt, Instant now) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            byte[] sealed = sealer.seal(key.getKeyID(), key.toJSONString());
            return new SigningKey(key.getKeyID(), key.toPublicJWK().toJSONString(), sealed, activatesAt, now);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("ES256 is missing", impossible);
        }
    }

    /** The claims as a signed JWT. */
    public String sign(Map<String, Object> claims, Instant now) {
        ECKey key = opened(now).signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("cannot sign with key " + key.getKeyID(), impossible);
        }
        return token.serialize();
    }

    /** The published keys as a JWK set. */
    public String jwks(Instant now) {
        return opened(now).jwks();
    }

    /** Forgets what it holds, because the keys were changed. */
    public void forget() {
        opened = null;
    }

    private Opened opened(Instant now) {
        Opened current = opened;
        if (current == null || now.isAfter(current.at().plus(freshFor))) {
            current = open(now);
            opened = current;
        }
        return current;
    }

    private Opened open(Instant now) {
        List<SigningKey> keys = store.all();
        SigningKey signing = rotation.signing(keys, now).orElseThrow(() -> new IllegalStateException("no signing key"));
        try {
            List<JWK> published = new ArrayList<>();
            for (SigningKey key : keys) {
                if (key.isPublished(now)) {
                    published.add(JWK.parse(key.publicJwk()));
                }
            }
            ECKey key = ECKey.parse(sealer.open(signing.kid(), signing.sealedKey()));
            return new Opened(now, key, new JWKSet(published).toString());
        } catch (ParseException damaged) {
            throw new IllegalStateException("a signing key is damaged", damaged);
        }
    }

    private record Opened(Instant at, ECKey signing, String jwks) {}
}
