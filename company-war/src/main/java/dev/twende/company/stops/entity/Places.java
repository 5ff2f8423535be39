package dev.twende.company.stops.entity;

import dev.twende.kit.problem.Problem;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** Countries and time zones as the world names them; other names are refused. */
public final class Places {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** Where traffic keeps left, in Africa and around; https://en.wikipedia.org/wiki/Left-_and_right-hand_traffic. */
    private static final Set<String> KEEP_LEFT = Set.of(
            "BW", "GB", "IE", "IN", "KE", "LS", "MU", "MW", "MZ", "NA", "PK", "SC", "SZ", "TZ", "UG", "ZA", "ZM", "ZW");

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

    /** Whether traffic keeps left, so that the driver sits on the right. */
    public static boolean keepsLeft(String country) {
        return KEEP_LEFT.contains(country);
    }

    public static boolean isTimeZone(String name) {
        return TIME_ZONES.contains(name);
    }
}
