package dev.twende.ticketing.seatmaps.entity;

import dev.twende.ticketing.seats.entity.Segments;
import java.util.UUID;

/** A part of a schedule's way that somebody looks at. */
public record Stretch(UUID scheduleId, Segments segments) {}
