package dev.twende.ticketing.boardings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void everyoneAgreesWhoWasFirstInWhateverOrderTheyAreTold() {
        List<Moment> right = List.of(
                new Moment(NOON.minusSeconds(1), "b", 9L),
                new Moment(NOON, null, null),
                new Moment(NOON, "a", null),
                new Moment(NOON, "a", 1L),
                new Moment(NOON, "a", 2L),
                new Moment(NOON, "b", 1L),
                new Moment(NOON.plusSeconds(1), "a", 3L));
        Random random = new Random(20261123);
        for (int i = 0; i < 100; i++) {
            List<Moment> told = new ArrayList<>(right);
            Collections.shuffle(told, random);
            assertThat(told.stream().sorted()).isEqualTo(right);
        }
    }

    @Test
    void aWrongClockIsPutRightAndNobodyBoardsTomorrow() {
        Instant anHourAhead = NOON.plusSeconds(3_600);
        assertThat(Scan.putRight(anHourAhead.minusSeconds(600), anHourAhead, NOON))
                .isEqualTo(NOON.minusSeconds(600));
        assertThat(Scan.putRight(NOON.minusSeconds(5), null, NOON)).isEqualTo(NOON.minusSeconds(5));
        assertThat(Scan.putRight(anHourAhead, null, NOON)).isEqualTo(NOON);
    }
}
