package dev.twende.ticketing.disruptions.entity;

/** What happened to a schedule. */
public enum DisruptionKind {
    /** It does not run: passengers choose another bus or their money, and get their money if they do not. */
    CANCELLED,
    /** It runs at another time: passengers may have their money if it is much later, and ride if they do not say so. */
    DELAYED
}
