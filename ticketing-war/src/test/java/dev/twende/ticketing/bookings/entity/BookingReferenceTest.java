package dev.twende.ticketing.bookings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BookingReferenceTest {
    @Test
    void hasEightCharactersThatCannotBeConfused() {
        Random random = new Random(7);
        Set<String> references = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String reference = BookingReference.next(random);
            assertThat(reference).matches("[2-9A-HJKMNP-Z]{8}");
            references.add(reference);
        }
        assertThat(references).hasSize(10_000);
    }

    @Test
    void isKnownHoweverItWasTyped() {
        assertThat(BookingReference.normalized(" abcd2345 ")).isEqualTo("ABCD2345");
    }
}
