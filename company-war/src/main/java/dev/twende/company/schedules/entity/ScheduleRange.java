package dev.twende.company.schedules.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The schedules of a company that a publication takes: its drafts, or what it has on sale.
 *
 * @param to the last service date
 * @param routeId null for all routes
 * @param status DRAFT or SCHEDULED
 */
public record ScheduleRange(UUID companyId, LocalDate from, LocalDate to, UUID routeId, ScheduleStatus status) {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** The lowest id of a wanted route. */
    public UUID firstRouteId() {
        return routeId == null ? LOWEST : routeId;
    }

    /** The highest id of a wanted route. */
    public UUID lastRouteId() {
        return routeId == null ? HIGHEST : routeId;
    }

    /** Where someone who walks the range, route by route, has come to. */
    public record Place(UUID routeId, UUID scheduleId) {
        /** Before everything. */
        public static final Place START = new Place(LOWEST, LOWEST);
    }
}
