package dev.twende.company.exports.control;

/**
 * The SQL that finds out which published schedules are told as one trip of their timetable, and which one by one. Feeds and their
 * realtime must agree on it, so both are made of these pieces.
 */
public final class TripStaging {
    /** How many departures a timetable has a day. */
    public static final String DEPARTURES_A_DAY = """
            (case when t.headway_seconds is null then 1
                else (t.until_seconds - t.departure_seconds + t.headway_seconds - 1) / t.headway_seconds end)
            """;

    /** Dates of timetables on which all departures are published. Company, first date, last date. */
    static final String STAGE_DATES = """
            insert into export_date (timetable_id, service_date)
            select t.id, s.service_date
            from schedule s join timetable t on t.id = s.timetable_id
            where s.company_id = ? and s.service_date between ? and ? and %s and %s
            group by t.id, s.service_date
            having count(*) = %s
            """.formatted(published("s"), fits("s"), DEPARTURES_A_DAY);

    static final String STAGE_TIMETABLES = """
            insert into export_trip (
                trip_id, route_id, departure_seconds, until_seconds, headway_seconds, stop_times, dates)
            select t.id, t.route_id, t.departure_seconds, t.until_seconds, t.headway_seconds, t.stop_times, d.dates
            from (
                select timetable_id, string_agg(cast(service_date - date '1970-01-01' as text), ' ' order by service_date) as dates
                from export_date group by timetable_id) as d
            join timetable t on t.id = d.timetable_id
            """;

    /** Company, first date, last date. */
    static final String STAGE_SINGLE = """
            insert into export_trip (trip_id, route_id, departure_seconds, stop_times, dates)
            select s.id, s.route_id, s.service_seconds, case when t.route_id = s.route_id then t.stop_times end,
                cast(s.service_date - date '1970-01-01' as text)
            from schedule s left join timetable t on t.id = s.timetable_id
            where s.company_id = ? and s.service_date between ? and ? and %s
              and not (coalesce(%s, false) and exists (
                  select from export_date d where d.timetable_id = t.id and d.service_date = s.service_date))
            """.formatted(published("s"), fits("s"));

    private TripStaging() {}

    /** The world was told of the schedule; whether it was called off since is realtime's to say. */
    public static String published(String schedule) {
        return schedule + ".published_at is not null";
    }

    /** A schedule that the timetable {@code t} asks for as it is. */
    public static String fits(String schedule) {
        return """
                (%1$s.route_id = t.route_id and %1$s.service_seconds >= t.departure_seconds and case
                    when t.headway_seconds is null then %1$s.service_seconds = t.departure_seconds
                    else %1$s.service_seconds < t.until_seconds
                        and (%1$s.service_seconds - t.departure_seconds) %% t.headway_seconds = 0 end)
                """.formatted(schedule);
    }
}
