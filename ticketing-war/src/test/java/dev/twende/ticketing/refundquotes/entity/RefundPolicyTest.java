package dev.twende.ticketing.refundquotes.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.schedules.entity.FareClass;
import dev.twende.ticketing.schedules.entity.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefundPolicyTest {
    private static final Instant DEPARTURE = Instant.parse("2026-12-01T08:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Optional<FareClass> LADDER = Optional.of(new FareClass(
            "STANDARD",
            "Standard",
            List.of(new LadderStep(86_400, 0, 0), new LadderStep(7_200, 3_333, 100), new LadderStep(-600, 9_000, 0)),
            List.of(),
            null));

    private static RefundPolicy at(Optional<FareClass> conditions, Instant now) {
        return new RefundPolicy(conditions, DEPARTURE, true, Optional.empty(), now);
    }

    private static long fee(Instant now) {
        return at(LADDER, now).fee(5_000);
    }

    @Test
    void goesDownTheLadderToTheSecond() {
        assertThat(fee(DEPARTURE.minusSeconds(86_400))).isZero();
        assertThat(fee(DEPARTURE.minusSeconds(86_400).plusMillis(1)))
                .isEqualTo(1_767); // 1666.5 rounded half up, and 100
        assertThat(fee(DEPARTURE.minusSeconds(7_200))).isEqualTo(1_767);
        assertThat(fee(DEPARTURE.minusSeconds(7_199))).isEqualTo(4_500);
        assertThat(fee(DEPARTURE.plusSeconds(600))).isEqualTo(4_500);
        assertThat(fee(DEPARTURE.plusSeconds(601))).isEqualTo(5_000);
    }

    @Test
    void neverKeepsMoreThanThePrice() {
        assertThat(at(LADDER, DEPARTURE.minusSeconds(7_200)).fee(50)).isEqualTo(50);
    }

    @Test
    void givesNothingWithoutAPromise() {
        assertThat(at(Optional.empty(), DEPARTURE.minusSeconds(86_400)).fee(5_000))
                .isEqualTo(5_000);
        assertThat(at(Optional.of(new FareClass("SAVER", "Saver", List.of(), List.of(), null)), DEPARTURE)
                        .fee(5_000))
                .isEqualTo(5_000);
    }

    @Test
    void costsNothingWhenTheBusDoesNotRun() {
        assertThat(new RefundPolicy(Optional.empty(), DEPARTURE, false, Optional.empty(), DEPARTURE).fee(5_000))
                .isZero();
    }

    @Test
    void letsStaffSetAnotherFeeUpToThePrice() {
        assertThat(new RefundPolicy(LADDER, DEPARTURE, true, Optional.of(700L), DEPARTURE.plusSeconds(9_999))
                        .fee(5_000))
                .isEqualTo(700);
        assertThat(new RefundPolicy(LADDER, DEPARTURE, true, Optional.of(700L), DEPARTURE).fee(500))
                .isEqualTo(500);
    }

    @Test
    void isQuotedNoLongerThanItsStepHolds() {
        Instant early = DEPARTURE.minusSeconds(90_000);
        assertThat(at(LADDER, early).validUntil(QUARTER)).isEqualTo(early.plus(QUARTER));
        Instant late = DEPARTURE.minusSeconds(86_410);
        assertThat(at(LADDER, late).validUntil(QUARTER)).isEqualTo(DEPARTURE.minusSeconds(86_400));
        assertThat(new RefundPolicy(LADDER, DEPARTURE, true, Optional.of(0L), late).validUntil(QUARTER))
                .isEqualTo(late.plus(QUARTER));
        Instant over = DEPARTURE.plusSeconds(700);
        assertThat(at(LADDER, over).validUntil(QUARTER)).isEqualTo(over.plus(QUARTER));
    }
}
