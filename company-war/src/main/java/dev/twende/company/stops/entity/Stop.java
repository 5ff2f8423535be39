package dev.twende.company.stops.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A place where passengers board and alight. Stops belong to the platform, not to a company: whoever serves a place picks its
 * stop, so that a search finds every operator there. The code is how people and feeds name it; it is unique. The time zone is
 * the place's own: times at this stop are shown in it. A stop may be part of a station, which is a stop itself and part of none.
 *
 * <p>Its maker may correct it until another company serves it; from then on the platform does.
 */
@Entity
@Table(name = "stop")
public class Stop {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID companyId;

    private String code;
    private String name;
    private String country;
    private double latitude;
    private double longitude;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "parent_station_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID parentStationId;

    /** Made by the database of name and code, see {@link #searchable}. */
    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    protected Stop() {}

    /** @param companyId who makes it; null for the platform */
    public Stop(
            UUID id,
            UUID companyId,
            String code,
            String name,
            String country,
            double latitude,
            double longitude,
            String timeZone) {
        this.id = id;
        this.companyId = companyId;
        correct(code, name, country, latitude, longitude, timeZone);
    }

    /** Describes it anew. */
    public final void correct(
            String code, String name, String country, double latitude, double longitude, String timeZone) {
        this.code = code.strip();
        this.name = name.strip();
        this.country = Places.country(country);
        this.latitude = latitude;
        this.longitude = longitude;
        this.timeZone = Places.timeZone(timeZone);
    }

    /**
     * Makes it part of a station.
     *
     * @param station null for none
     * @param hasStops whether this one is a station itself
     */
    public void belongTo(Stop station, boolean hasStops) {
        if (station != null) {
            if (station.id.equals(id)) {
                throw Problem.invalid("parent_station_id", "must be another stop");
            }
            if (station.parentStationId != null) {
                throw Problem.invalid("parent_station_id", "is part of a station itself");
            }
            if (hasStops) {
                throw Problem.invalid("parent_station_id", "cannot be given to a station, which this is");
            }
        }
        this.parentStationId = station == null ? null : station.id;
    }

    /** A text as it is compared in searches: without accents and in small letters. */
    public static String searchable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[\\u0300-\\u036f]", "")
                .toLowerCase(Locale.ROOT);
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** Who made it; null for the platform. */
    public UUID companyId() {
        return companyId;
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

    public Optional<UUID> parentStationId() {
        return Optional.ofNullable(parentStationId);
    }
}
