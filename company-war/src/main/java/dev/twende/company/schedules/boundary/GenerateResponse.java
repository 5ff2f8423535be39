package dev.twende.company.schedules.boundary;

import dev.twende.company.schedules.control.ScheduleStore.Generated;
import dev.twende.company.schedules.entity.Clash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of generating schedules.
 *
 * @param existing those that were there before, from this timetable or as the same run of another
 * @param clashing were not made, for their bus or driver is taken then
 * @param clashes the first of them, {@value #CLASHES_MAX} at most
 */
public record GenerateResponse(int created, int existing, int clashing, List<ClashResponse> clashes) {
    private static final int CLASHES_MAX = 100;

    /**
     * A schedule that was not made.
     *
     * @param code {@code bus-busy} or {@code driver-busy}
     * @param clash the schedule that stands in the way
     */
    public record ClashResponse(LocalDate serviceDate, Instant departureTime, String code, Clash.Run clash) {}

    static GenerateResponse of(Generated generated) {
        return new GenerateResponse(
                generated.created(),
                generated.existing(),
                generated.clashes().size(),
                generated.clashes().entrySet().stream()
                        .limit(CLASHES_MAX)
                        .map(entry -> new ClashResponse(
                                entry.getKey().serviceDate(),
                                entry.getKey().departureTime(),
                                entry.getValue().busy().code(),
                                entry.getValue().with()))
                        .toList());
    }
}
