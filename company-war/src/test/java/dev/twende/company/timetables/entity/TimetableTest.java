package dev.twende.company.timetables.entity;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final ZoneId KIGALI = ZoneId.of("Africa/Kigali");
    private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate FROM = LocalDate.of(2026, 11, 23); // a Monday
    private static final LocalDate TO = FROM.plusDays(13);

    @Test
    void departsOnItsDaysWithinItsValidity() {
        Timetable timetable = timetable("08:00", null, calendar(EnumSet.of(MONDAY, SATURDAY)));
        assertThat(timetable.departures(FROM.minusDays(30), TO.plusDays(30), KIGALI))
                .extracting(Departure::serviceDate)
                .containsExactly(FROM, FROM.plusDays(5), FROM.plusDays(7), FROM.plusDays(12));
        assertThat(timetable.departures(FROM, FROM, KIGALI))
                .extracting(Departure::instant)
                .containsExactly(Instant.parse("2026-11-23T06:00:00Z"));
    }

    @Test
    void exceptionsWinOverDays() {
        Set<DateException> exceptions = Set.of(new DateException(FROM, false), new DateException(TO.plusDays(3), true));
        Timetable timetable = timetable(
                "08:00", null, new OperatingCalendar(OperatingDays.of(List.of(MONDAY)), FROM, TO, exceptions));
        assertThat(timetable.departures(FROM, TO.plusDays(7), KIGALI))
                .extracting(Departure::serviceDate)
                .containsExactly(FROM.plusDays(7), TO.plusDays(3));
    }

    @Test
    void departsAfterMidnightOnTheNextCalendarDay() {
        Timetable timetable = timetable("25:30", null, calendar(EnumSet.of(MONDAY)));
        assertThat(timetable.departures(FROM, FROM, KIGALI))
                .containsExactly(
                        new Departure(FROM, ServiceTime.parse("25:30"), Instant.parse("2026-11-23T23:30:00Z")));
    }

    @Test
    void departsAgainAndAgainButNotAtTheEnd() {
        Timetable timetable = timetable("23:00", new Headway(1800, 25 * 3600), calendar(EnumSet.of(MONDAY)));
        assertThat(timetable.departures(FROM, FROM, KIGALI))
                .extracting(departure -> departure.serviceTime().toString())
                .containsExactly("23:00", "23:30", "24:00", "24:30");
    }

    /** A wall clock shows 08:00 on every day, whatever the clocks did in the night. */
    @Test
    void keepsWallClockTimeWhenClocksChange() {
        ServiceTime eight = ServiceTime.parse("08:00");
        assertThat(eight.on(LocalDate.of(2026, 3, 7), NEW_YORK).toInstant()).isEqualTo("2026-03-07T13:00:00Z");
        assertThat(eight.on(LocalDate.of(2026, 3, 8), NEW_YORK).toInstant()).isEqualTo("2026-03-08T12:00:00Z");
        assertThat(eight.on(LocalDate.of(2026, 11, 1), NEW_YORK).toInstant()).isEqualTo("2026-11-01T13:00:00Z");
        // seen from the evening before, too
        assertThat(ServiceTime.parse("32:00").on(LocalDate.of(2026, 3, 7), NEW_YORK))
                .isEqualTo(eight.on(LocalDate.of(2026, 3, 8), NEW_YORK));
    }

    @Test
    void leavesLaterWhereTheClockJumpsOverTheTimeAndTheFirstTimeWhereItIsTwice() {
        ServiceTime halfPastTwo = ServiceTime.parse("02:30");
        assertThat(halfPastTwo.on(LocalDate.of(2026, 3, 8), NEW_YORK))
                .hasToString("2026-03-08T03:30-04:00[America/New_York]");
        assertThat(ServiceTime.parse("01:30").on(LocalDate.of(2026, 11, 1), NEW_YORK))
                .hasToString("2026-11-01T01:30-04:00[America/New_York]");
        // Cairo jumps at midnight: the day begins at one
        assertThat(ServiceTime.parse("00:00")
                        .on(LocalDate.of(2026, 4, 24), CAIRO)
                        .toLocalTime())
                .hasToString("01:00");
    }

    /** A night run over both changes of the clock: each date has its one departure, never two, never none. */
    @Test
    void departsOnceInTheNightsWhenParisChangesItsClocks() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        Timetable night = timetable(
                "02:30",
                null,
                new OperatingCalendar(
                        new OperatingDays(127), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), Set.of()));
        assertThat(night.departures(LocalDate.of(2027, 3, 27), LocalDate.of(2027, 3, 29), paris))
                .extracting(Departure::instant)
                .containsExactly(
                        Instant.parse("2027-03-27T01:30:00Z"),
                        Instant.parse(
                                "2027-03-28T01:30:00Z"), // half past two is skipped: the clock shows half past three
                        Instant.parse("2027-03-29T00:30:00Z"));
        assertThat(night.departures(LocalDate.of(2027, 10, 30), LocalDate.of(2027, 11, 1), paris))
                .extracting(Departure::instant)
                .containsExactly(
                        Instant.parse("2027-10-30T00:30:00Z"),
                        Instant.parse("2027-10-31T00:30:00Z"), // it is half past two twice: the first one counts
                        Instant.parse("2027-11-01T01:30:00Z"));
    }

    /** Whatever the calendar, a departure belongs to one day and time, so generating twice finds the same. */
    @Test
    void asksForEachDepartureOnce() {
        Random random = new Random(20261123);
        for (int round = 0; round < 200; round++) {
            Timetable timetable = timetable(
                    new ServiceTime(random.nextInt(20 * 3600)).toString(),
                    random.nextBoolean() ? null : new Headway(300 + random.nextInt(7200), 30 * 3600),
                    new OperatingCalendar(new OperatingDays(random.nextInt(128)), FROM, TO, Set.of()));
            List<Departure> departures =
                    timetable.departures(FROM, TO, NEW_YORK).toList();
            assertThat(departures)
                    .doesNotHaveDuplicates()
                    .isEqualTo(timetable.departures(FROM, TO, NEW_YORK).toList());
            assertThat(departures).allMatch(departure -> timetable.calendar().runsOn(departure.serviceDate()));
        }
    }

    @ParameterizedTest
    @CsvSource({"8:00,08:00", "08:00,08:00", "08:00:30,08:00:30", "25:30,25:30", "00:00,00:00", "48:00,48:00"})
    void readsAndWritesServiceTimes(String text, String written) {
        assertThat(ServiceTime.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "08:60", "08:00:60", "48:01", "-1:00", "eight", "108:00"})
    void refusesWhatIsNoServiceTime(String text) {
        assertThatThrownBy(() -> ServiceTime.parse(text)).isInstanceOf(Problem.class);
    }

    @Test
    void daysSurviveTheirMask() {
        IntStream.range(0, 128).forEach(mask -> {
            OperatingDays days = new OperatingDays(mask);
            assertThat(OperatingDays.of(days.list())).isEqualTo(days);
        });
    }

    @Test
    void refusesAValidityThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> new OperatingCalendar(OperatingDays.NONE, TO, FROM, Set.of()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Headway(0, 3600)).isInstanceOf(Problem.class);
    }

    private static OperatingCalendar calendar(Set<DayOfWeek> days) {
        return new OperatingCalendar(OperatingDays.of(days), FROM, TO, Set.of());
    }

    private static Timetable timetable(String departure, Headway headway, OperatingCalendar calendar) {
        UUID any = new UUID(1, 2);
        return new Timetable(
                any,
                any,
                any,
                any,
                null,
                ServiceTime.parse(departure),
                headway,
                calendar,
                1,
                new StopTimes(List.of()),
                null);
    }
}
