package dev.twende.company.holdbacks.entity;

/** Why a seat is kept out of sale. */
public enum HoldbackReason {
    CREW,
    POLICE,
    VIP,
    /** For whoever comes to the counter. */
    COUNTER_ONLY,
    LADIES,
    MAINTENANCE
}
