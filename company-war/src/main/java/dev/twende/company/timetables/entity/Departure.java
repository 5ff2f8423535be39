package dev.twende.company.timetables.entity;

import java.time.Instant;
import java.time.LocalDate;

/** One dated departure that a timetable asks for. */
public record Departure(LocalDate serviceDate, ServiceTime serviceTime, Instant instant) {}
