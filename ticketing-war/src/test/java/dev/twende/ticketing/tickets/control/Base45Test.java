package dev.twende.ticketing.tickets.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Base45Test {
    /** RFC 9285, sections 4.3 and 4.4. */
    @Test
    void writesAndReadsTheExamplesOfTheStandard() {
        assertThat(Base45.encode("AB".getBytes(UTF_8))).isEqualTo("BB8");
        assertThat(Base45.encode("Hello!!".getBytes(UTF_8))).isEqualTo("%69 VD92EX0");
        assertThat(Base45.encode("base-45".getBytes(UTF_8))).isEqualTo("UJCLQE7W581");
        assertThat(Base45.decode("QED8WEX0")).contains("ietf!".getBytes(UTF_8));
    }

    @Test
    void readsWhatItWroteAndNeverEndsInABlank() {
        Random random = new Random(45);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = Base45.encode(bytes);
            assertThat(Base45.decode(text)).contains(bytes);
            assertThat(text).isEqualTo(text.stripTrailing());
        }
    }

    @Test
    void readsNothingThatNoBytesAreWrittenAs() {
        assertThat(Base45.decode("FGW")).as("65535").isPresent();
        assertThat(Base45.decode("GGW")).as("65536").isEmpty();
        assertThat(Base45.decode("U5")).as("255").isPresent();
        assertThat(Base45.decode("V5")).as("256").isEmpty();
        assertThat(Base45.decode("BB8A")).as("a letter alone").isEmpty();
        assertThat(Base45.decode("bb8")).as("small letters").isEmpty();
        assertThat(Base45.decode("é11")).isEmpty();
    }
}
