package dev.twende.company.exports.entity;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A stop as a feed tells it.
 *
 * @param stationId of the station it is part of; null for none
 */
public record ExportedPlace(
        UUID id, String code, String name, double latitude, double longitude, ZoneId zone, UUID stationId) {}
