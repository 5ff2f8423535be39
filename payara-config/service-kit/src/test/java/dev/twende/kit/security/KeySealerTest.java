package dev.twende.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeySealerTest {
    private static final String PRIVATE_KEY = "{\"d\":\"secret\"}";
    private static final String SETTING = "twende.house.key-encryption-key";

    private final KeySealer sealer = sealer(new byte[32]);

    private static KeySealer sealer(byte[] key) {
        return new KeySealer(Base64.getEncoder().encodeToString(key), SETTING);
    }

    @Test
    void opensWhatItSealed() {
        byte[] sealed = sealer.seal("kid", PRIVATE_KEY);

        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
        assertThat(sealer.open("kid", sealed)).isEqualTo(PRIVATE_KEY);
        assertThat(sealer.seal("kid", PRIVATE_KEY)).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingElse() {
        byte[] sealed = sealer.seal("kid", PRIVATE_KEY);
        byte[] damaged = sealed.clone();
        damaged[damaged.length - 1] ^= 1;
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;

        assertThatThrownBy(() -> sealer.open("kid", damaged)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealer.open("other", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealer(otherKey).open("kid", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SETTING);
    }

    @Test
    void wantsAKeyOfTheRightLength() {
        assertThatThrownBy(() -> sealer(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SETTING);
    }
}
