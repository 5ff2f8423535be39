package dev.twende.company.stops.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
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
        this.country = Places.country(country);
        this.latitude = latitude;
        this.longitude = longitude;
        this.timeZone = Places.timeZone(timeZone);
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
