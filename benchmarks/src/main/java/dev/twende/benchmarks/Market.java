package dev.twende.benchmarks;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * A market to look around in: 50 lines of 6 stops over 60 towns, 20 departures a day each, for 100 days: 100,000 schedules of 50 seats,
 * 10 of which are taken on some stretch. Written straight into ticketing's copy, under ids that can be computed.
 */
final class Market {
    static final int LINES = 50;
    static final int STOPS = 6;
    static final int DAYS = 100;
    static final int DEPARTURES = 20;

    private static final int TOWNS = 60;
    private static final int SEATS = 50;
    private static final int TAKEN = 10;

    private static final String SCHEDULES = """
            insert into schedule (schedule_id, company_id, company_name, route_id, route_name, bus_id, plate_number, service_date,
                                  departure_time, currency, seats, stop_count, fares, status, announced_departure, layout, features)
            select md5(concat('market ', line, '.', day, '.', run))::uuid, md5(concat('market company ', mod(line, 10)))::uuid,
                   'Company ' || mod(line, 10), md5(concat('market line ', line))::uuid, 'Market ' || line,
                   md5(concat('market bus ', line, '.', run))::uuid, 'RAD ' || line || ' ' || run, service_date, departure, 'RWF',
                   numbers, %2$d, fares, 'SCHEDULED', departure, layout, '{AC,WIFI}'
            from generate_series(0, %1$d - 1) line, generate_series(0, %3$d - 1) day, generate_series(0, %4$d - 1) run,
                 lateral (select '%6$s'::date + day) on_day (service_date),
                 lateral (select service_date::timestamptz + make_interval(mins => 240 + 30 * run + line)) at (departure),
                 (select array_agg(1000 * n::bigint) from generate_series(1, %2$d * (%2$d - 1) / 2) n) pairs (fares),
                 (select array_agg(n::text order by n),
                         jsonb_agg(jsonb_build_object('seat_number', n::text, 'deck', 0, 'row', (n - 1) / 4, 'column', mod(n - 1, 4),
                                                      'properties', jsonb_build_array('WINDOW')) order by n)
                  from generate_series(1, %5$d) n) bus (numbers, layout)
            """;

    private static final String SCHEDULE_STOPS = """
            insert into schedule_stop (schedule_id, sequence, stop_id, name, time_zone, arrival_time, departure_time, local_date,
                                       pickup, drop_off)
            select s.schedule_id, sequence, %1$s, 'Town ' || sequence, 'UTC', time, time, time::date, sequence < %2$d - 1, sequence > 0
            from schedule s, generate_series(0, %2$d - 1) sequence,
                 lateral (select substr(s.route_name, 8)::int) named (line),
                 lateral (select s.departure_time + make_interval(mins => 20 * sequence)) at (time)
            where starts_with(s.route_name, 'Market ')
            """;

    private static final String CLAIMS = """
            insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
            select md5(concat(s.schedule_id, '.', n))::uuid, s.schedule_id, (5 * n + 1)::text,
                   int4range(mod(n, 3), mod(n, 3) + 2), 'SALE', s.schedule_id
            from schedule s, generate_series(0, %d - 1) n where starts_with(s.route_name, 'Market ')
            """;

    private final BenchPlatform platform;
    private final LocalDate firstDay;

    private Market(BenchPlatform platform, LocalDate firstDay) {
        this.platform = platform;
        this.firstDay = firstDay;
    }

    /** Opens the market, or goes to the one that an earlier run opened. */
    static Market open(BenchPlatform platform) throws SQLException {
        LocalDate firstDay = LocalDate.now().plusDays(2);
        try (Connection superuser = platform.sql("postgres", "postgres.password");
                Statement statement = superuser.createStatement()) {
            statement.execute("set search_path to ticketing, public");
            statement.execute("set time zone 'UTC'");
            try (ResultSet row = statement.executeQuery(
                    "select min(service_date) from schedule where starts_with(route_name, 'Market ')")) {
                row.next();
                LocalDate opened = row.getObject(1, LocalDate.class);
                if (opened != null && opened.isAfter(LocalDate.now())) {
                    return new Market(platform, opened);
                }
                if (opened != null) {
                    throw new IllegalStateException("the market of " + opened + " is over: remove .twende/bench");
                }
            }
            statement.execute(SCHEDULES.formatted(LINES, STOPS, DAYS, DEPARTURES, SEATS, firstDay));
            statement.execute(SCHEDULE_STOPS.formatted(stop("line", "sequence"), STOPS));
            statement.execute(CLAIMS.formatted(TAKEN));
            for (String table : List.of("schedule", "schedule_stop", "seat_claim")) {
                statement.execute("vacuum analyze " + table);
            }
            statement.execute("checkpoint");
        }
        return new Market(platform, firstDay);
    }

    BenchPlatform platform() {
        return platform;
    }

    /** The id of a stop of a line, in SQL. */
    static String stop(String line, String sequence) {
        return "md5(concat('market town ', mod(%1$s * 7 + %2$s * (1 + mod(%1$s, 5)), %3$d)))::uuid"
                .formatted(line, sequence, TOWNS);
    }

    /** The id of a stop of a line. */
    static UUID stop(int line, int sequence) {
        return id("market town " + (line * 7 + sequence * (1 + line % 5)) % TOWNS);
    }

    /** The id of a schedule. */
    static UUID schedule(int line, int day, int run) {
        return id("market " + line + "." + day + "." + run);
    }

    LocalDate firstDay() {
        return firstDay;
    }

    /** A search for a journey along a line on a day, all drawn at random. */
    URI search(Random random) {
        int line = random.nextInt(LINES);
        int from = random.nextInt(STOPS - 1);
        int to = from + 1 + random.nextInt(STOPS - 1 - from);
        return platform.url("/ticketing/v1/schedules?from_stop_id=" + stop(line, from) + "&to_stop_id=" + stop(line, to)
                + "&date=" + firstDay.plusDays(random.nextInt(DAYS)) + "&limit=" + DEPARTURES);
    }

    private static UUID id(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            BigInteger number = new BigInteger(1, hash);
            return new UUID(number.shiftRight(64).longValue(), number.longValue());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
