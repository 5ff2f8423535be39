package dev.twende.auth.keys.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** No setting may make a key sign before every verifier knows it, or hide one that signed what is still good. */
class KeyConfigTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aKeyIsKnownEverywhereBeforeItSigns() {
        assertThat(announced(Duration.ofHours(1)).freshFor()).isEqualTo(MINUTE);
        // an instance is 10 s behind, a house asks every 20 s, its server reads every 5 s
        assertThat(announced(Duration.ofSeconds(40)).freshFor()).isEqualTo(Duration.ofSeconds(10));
        assertThatThrownBy(() -> announced(Duration.ofSeconds(33)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("announced-before");
    }

    @Test
    void aKeyIsShownUntilTheLastTokenItSignedHasLapsed() {
        shown(Duration.ofMinutes(16).plusMillis(1));
        assertThatThrownBy(() -> shown(Duration.ofMinutes(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shown-after");
    }

    private static KeyConfig announced(Duration before) {
        return config(before, Duration.ofHours(1));
    }

    private static KeyConfig shown(Duration after) {
        return config(Duration.ofHours(1), after);
    }

    private static KeyConfig config(Duration announcedBefore, Duration shownAfter) {
        return new KeyConfig(
                SECRET,
                Duration.ofDays(90),
                announcedBefore,
                shownAfter,
                MINUTE,
                Duration.ofMinutes(15),
                Duration.ofSeconds(20));
    }
}
