package dev.twende.company.imports.entity;

/** What an import is busy with. */
public enum ImportStage {
    READING,
    STOPS,
    ROUTES,
    FARES,
    TIMETABLES,
    SCHEDULES,
    DONE
}
