package dev.twende.ticketing.devices.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JwkThumbprintTest {
    /** RFC 8037, appendix A.3. */
    @Test
    void ofAnEd25519Key() {
        assertThat(
                        JwkThumbprint.of(
                                "{\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"1\"}"))
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    /** Worked out with openssl from the canonical form. */
    @Test
    void ofAKeyWithTwoCoordinates() {
        assertThat(JwkThumbprint.of("{\"kty\":\"EC\",\"crv\":\"P-256\",\"y\":\"yyy\",\"x\":\"xxx\",\"use\":\"sig\"}"))
                .isEqualTo("zclWKsGZrJZL2ALgjjT2FbxYq1vJtAvdT8MZ2xr0NMU");
    }
}
