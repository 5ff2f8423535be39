package dev.twende.auth.devices.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The public half of a device's key as a JWK: {@code {kty:"OKP", crv:"Ed25519", x}} or {@code {kty:"EC", crv:"P-256", x, y}}.
 *
 * @param y absent for Ed25519
 */
public record PublicKeyRequest(
        @NotBlank @Size(max = 10) String kty,
        @NotBlank @Size(max = 20) String crv,
        @NotBlank @Size(max = 100) String x,
        @Size(max = 100) String y) {

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kty", kty);
        members.put("crv", crv);
        members.put("x", x);
        if (y != null) {
            members.put("y", y);
        }
        return members;
    }
}
