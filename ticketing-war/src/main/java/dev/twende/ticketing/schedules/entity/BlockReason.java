package dev.twende.ticketing.schedules.entity;

/** Why a seat is kept out of sale. */
public enum BlockReason {
    CREW,
    POLICE,
    VIP,
    COUNTER_ONLY,
    LADIES,
    MAINTENANCE
}
