package dev.twende.company.publications.boundary;

import java.util.UUID;

/**
 * A schedule that a publication left as it was.
 *
 * @param code why, from the problem catalogue
 * @param detail why, for people
 */
public record RefusedItem(UUID scheduleId, String code, String detail) {}
