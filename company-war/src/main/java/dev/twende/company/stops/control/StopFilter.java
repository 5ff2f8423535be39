package dev.twende.company.stops.control;

import dev.twende.company.stops.entity.Nearness;
import dev.twende.company.stops.entity.Stop;
import java.util.Optional;
import java.util.UUID;

/**
 * Which stops are wanted.
 *
 * @param text a part of the name or code, with or without accents; empty for all
 * @param country ISO 3166 code; null for all
 * @param parentStationId a station, for its stops; null for all
 * @param near a circle to lie in; null for the whole earth
 */
public record StopFilter(String text, String country, UUID parentStationId, Nearness near) {
    /** A pattern for SQL {@code like}. */
    String pattern() {
        return "%" + Stop.searchable(text).replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }

    /** A pattern for SQL {@code like}. */
    String countryPattern() {
        return Optional.ofNullable(country)
                .map(code -> code.replaceAll("([%_\\\\])", "\\\\$1"))
                .orElse("%");
    }
}
