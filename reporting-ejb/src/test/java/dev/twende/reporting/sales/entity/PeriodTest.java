package dev.twende.reporting.sales.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final ZoneId KIGALI = ZoneId.of("Africa/Kigali");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @Test
    void absentDatesMeanToday() {
        Period period = Period.parse(null, " ", TODAY, KIGALI);

        assertThat(period).isEqualTo(new Period(TODAY, TODAY, KIGALI));
    }

    @Test
    void beginsAndEndsAtMidnightOfTheReportsZone() {
        Period period = Period.parse("2026-11-22", "2026-11-23", TODAY, KIGALI);

        assertThat(period.start()).isEqualTo(Instant.parse("2026-11-21T22:00:00Z"));
        assertThat(period.end()).isEqualTo(Instant.parse("2026-11-23T22:00:00Z"));
    }

    @Test
    void aDayHasTheHoursItsZoneGivesIt() {
        Period springForward = Period.day("2026-03-29", TODAY, ZoneId.of("Europe/Brussels"));

        assertThat(Duration.between(springForward.start(), springForward.end())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void allowsAYearAndItsLeapDay() {
        Period leapYear = Period.parse("2028-01-01", "2028-12-31", TODAY, KIGALI);

        assertThat(leapYear.to()).isEqualTo(LocalDate.parse("2028-12-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-23, to", // ends before it begins
        "2026-11-24, , to", // begins tomorrow, ends today
        "2025-01-01, 2026-11-23, to", // too long
        "yesterday, 2026-11-23, from",
        "2026-02-30, 2026-03-01, from",
        "2026-11-23, 23.11.2026, to"
    })
    void refusesWhatIsNoRangeAndNamesTheField(String from, String to, String field) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Period.parse(from, to, TODAY, KIGALI));

        assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(problem.fieldErrors()).extracting(Problem.FieldError::field).containsExactly(field);
    }
}
