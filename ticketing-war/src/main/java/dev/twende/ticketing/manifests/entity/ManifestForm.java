package dev.twende.ticketing.manifests.entity;

/** In which form somebody got the passengers of a schedule. */
public enum ManifestForm {
    JSON,
    CSV,
    /** On paper: each is a numbered copy. */
    PDF,
    /** With the passengers' documents. */
    BORDER_CSV
}
