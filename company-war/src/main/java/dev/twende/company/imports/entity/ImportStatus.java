package dev.twende.company.imports.entity;

/** The life of an import. */
public enum ImportStatus {
    /** At work. */
    RUNNING,
    /** All that could be taken from the feed was taken. */
    SUCCEEDED,
    /** Stopped on the way; what was taken stays, and a new import takes up the rest. */
    FAILED
}
