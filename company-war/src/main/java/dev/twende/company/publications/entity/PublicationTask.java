package dev.twende.company.publications.entity;

/** What a publication does with the schedules of its range. */
public enum PublicationTask {
    /** Opens drafts for sale. */
    PUBLISH,
    /** Tells today's fares of what is on sale. */
    APPLY_FARES
}
