package dev.twende.auth.secondfactors.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** Appendix B of RFC 6238, its eight digits cut to the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfTheStandard(long time, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(time)))).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfOneStepBeforeAndAfter() {
        Instant now = Instant.parse("2026-03-01T10:00:15Z");
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, near), now)).hasValue(near);
        }
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
        assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32AsTheStandardDoes(String bytes, String text) {
        assertThat(Totp.base32(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }

    @Test
    void knowsARecoveryCodeHoweverItIsTyped() {
        RecoveryCode code = RecoveryCode.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

        assertThat(code.text()).matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}");
        String bare = code.text().replace("-", "").toLowerCase(java.util.Locale.ROOT);
        assertThat(new RecoveryCode(" " + bare + " ").hash()).isEqualTo(code.hash());
        assertThat(code.toString()).doesNotContain(code.text());
    }
}
