package dev.twende.ticketing.pos.control;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import dev.twende.kit.security.DevicePublicKey;
import dev.twende.ticketing.devices.entity.DeviceKey;
import java.text.ParseException;

/** The public half of the key that a device signs its operations with. */
public final class OperationKey {
    /** Tells a signed operation from whatever else the same key signs. */
    static final JOSEObjectType TYPE = new JOSEObjectType("pos-operation");

    private final String keyId;
    private final DevicePublicKey key;

    private OperationKey(String keyId, DevicePublicKey key) {
        this.keyId = keyId;
        this.key = key;
    }

    /** @param key as auth told it */
    public static OperationKey of(DeviceKey key) {
        try {
            return new OperationKey(
                    key.keyId(),
                    DevicePublicKey.of(JWK.parse(key.publicKey()))
                            .orElseThrow(() ->
                                    new IllegalStateException("a device has a key of a kind that we do not take")));
        } catch (ParseException damaged) {
            throw new IllegalStateException("a device's key is damaged", damaged);
        }
    }

    /** Whether the operation is signed with it. */
    boolean hasSigned(JWSHeader header, byte[] signingInput, Base64URL signature) {
        return TYPE.equals(header.getType())
                && keyId.equals(header.getKeyID())
                && key.hasSigned(header, signingInput, signature);
    }
}
