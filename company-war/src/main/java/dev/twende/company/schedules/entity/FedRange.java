package dev.twende.company.schedules.entity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/**
 * What a feed speaks of.
 *
 * @param refsBegin how the references of its timetables begin
 * @param from the first service date
 * @param to the last service date
 */
public record FedRange(UUID companyId, Collection<String> refsBegin, LocalDate from, LocalDate to) {}
