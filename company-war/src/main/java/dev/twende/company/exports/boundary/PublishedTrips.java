package dev.twende.company.exports.boundary;

import dev.twende.company.exports.control.ServiceDay;
import dev.twende.company.exports.control.TripStaging;
import java.time.LocalDate;
import java.time.ZoneId;

/** How feeds name the runs they tell; for the other features of this house, which must name them alike. */
public final class PublishedTrips {
    /** A condition: whether a published schedule {@code s} is told as a trip of its timetable {@code t}, or else by itself. */
    public static final String TOLD_BY_TIMETABLE = """
            (%s and %s = (
                select count(*) from schedule o
                where o.timetable_id = t.id and o.service_date = s.service_date and %s and %s))
            """.formatted(
            TripStaging.fits("s"), TripStaging.DEPARTURES_A_DAY, TripStaging.published("o"), TripStaging.fits("o"));

    private PublishedTrips() {}

    /**
     * A departure as its agency tells it.
     *
     * @param seconds since that service day began
     */
    public record Start(LocalDate date, int seconds) {}

    /** Tells a departure at a stop in the words of an agency, whose service day is that of its own zone. */
    public static Start start(ZoneId stop, ZoneId agency, LocalDate serviceDate, int serviceSeconds) {
        ServiceDay day = ServiceDay.of(stop, agency, serviceDate, serviceSeconds);
        return new Start(day.date(serviceDate), day.seconds(serviceSeconds));
    }
}
