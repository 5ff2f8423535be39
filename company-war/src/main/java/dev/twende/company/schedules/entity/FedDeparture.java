package dev.twende.company.schedules.entity;

import dev.twende.company.timetables.entity.Departure;

/**
 * A departure of a timetable that a feed told.
 *
 * @param timetableRef the timetable's reference
 * @param durationSeconds from the first stop to the last
 */
public record FedDeparture(String timetableRef, Departure departure, int durationSeconds) {}
