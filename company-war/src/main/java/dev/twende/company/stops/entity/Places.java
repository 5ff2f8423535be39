package dev.twende.company.stops.entity;

import dev.twende.kit.problem.Problem;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** Countries and time zones as the world names them; other names are refused. */
public final class Places {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Places() {}

    public static String country(String code) {
        if (!COUNTRIES.contains(code)) {
            throw Problem.invalid("country", "must be an ISO 3166 code of two letters, such as RW");
        }
        return code;
    }

    public static String timeZone(String name) {
        if (!isTimeZone(name)) {
            throw Problem.invalid("time_zone", "must be an IANA time zone, such as Africa/Kigali");
        }
        return name;
    }

    public static boolean isTimeZone(String name) {
        return TIME_ZONES.contains(name);
    }
}
