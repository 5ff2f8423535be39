package dev.twende.ticketing.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final int STOPS = 12;

    @Test
    void overlapExactlyWhenTheyShareASegment() {
        for (int a = 0; a < STOPS; a++) {
            for (int b = a + 1; b < STOPS; b++) {
                for (int c = 0; c < STOPS; c++) {
                    for (int d = c + 1; d < STOPS; d++) {
                        int shared = Math.min(b, d) - Math.max(a, c);
                        assertThat(new Segments(a, b).overlaps(new Segments(c, d)))
                                .as("[%d,%d) and [%d,%d)", a, b, c, d)
                                .isEqualTo(shared > 0);
                    }
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoStretch() {
        assertThatThrownBy(() -> new Segments(2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Segments(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Segments(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
