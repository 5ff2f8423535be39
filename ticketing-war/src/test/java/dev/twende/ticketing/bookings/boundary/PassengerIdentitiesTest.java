package dev.twende.ticketing.bookings.boundary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PassengerIdentitiesTest {
    private static final PassengerIdentity ALINE = new PassengerIdentity(
            "PASSPORT", "PC123456", LocalDate.parse("2030-01-31"), "RW", "RW", LocalDate.parse("1990-05-01"), "F");

    private static PassengerIdentities sealedWith(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new PassengerIdentities(null, Base64.getEncoder().encodeToString(bytes), Duration.ofDays(30), 500);
    }

    @Test
    void nobodyReadsWhatIsStoredWithoutTheKey() {
        String sealed = sealedWith(1).seal(ALINE);
        assertThat(sealed).doesNotContain("PC123456");
        assertThat(new String(Base64.getDecoder().decode(sealed), ISO_8859_1))
                .doesNotContain("PC123456")
                .doesNotContain("RW");
        assertThat(sealedWith(1).open(sealed)).isEqualTo(ALINE);
        assertThatThrownBy(() -> sealedWith(2).open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsStoredOfThoseWhoToldNothing() {
        assertThat(sealedWith(1).seal(new PassengerIdentity(null, null, null, null, null, null, null)))
                .isNull();
    }
}
