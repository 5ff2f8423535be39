package dev.twende.company.stops.entity;

import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A place where passengers board and alight. Stops belong to the platform, not to a company: whoever serves a place picks its
 * stop, so that a search finds every operator there. The code is how people and feeds name it; it is unique. The time zone is
 * the place's own: times at this stop are shown in it.
 */
@Entity
@Table(name = "stop")
public class Stop {
    @Id
    private UUID id;

    @Version
    private int version;

    private String code;
    private String name;
    private String country;
    private double latitude;
    private double longitude;

    @Column(name = "time_zone")
    private String timeZone;

    protected Stop() {}

    public Stop(UUID id, String code, String name, String country, double latitude, double longitude, String timeZone) {
        this.id = id;
        this.code = code.strip();
        this.name = name.strip();
        this.country = country(country);
        this.latitude = latitude;
        this.longitude = longitude;
        this.timeZone = timeZone(timeZone);
    }

    private static String country(String code) {
        if (!Set.of(Locale.getISOCountries()).contains(code)) {
            throw Problem.invalid("country", "must be an ISO 3166 code of two letters, such as RW");
        }
        return code;
    }

    private static String timeZone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw Problem.invalid("time_zone", "must be an IANA time zone, such as Africa/Kigali");
        }
        return name;
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public String country() {
        return country;
    }

    public double latitude() {
        return latitude;
    }

    public double longitude() {
        return longitude;
    }

    public String timeZone() {
        return timeZone;
    }
}
