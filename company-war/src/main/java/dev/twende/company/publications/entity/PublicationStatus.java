package dev.twende.company.publications.entity;

/** The life of a publication. */
public enum PublicationStatus {
    /** At work, or waiting for an instance to take it up again. */
    RUNNING,
    /** Every draft of its range was looked at. */
    SUCCEEDED,
    /** Given up after several attempts that got nowhere. */
    FAILED
}
