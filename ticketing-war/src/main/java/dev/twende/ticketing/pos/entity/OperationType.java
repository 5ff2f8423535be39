package dev.twende.ticketing.pos.entity;

/** What a device may have done without network. */
public enum OperationType {
    SALE,
    CANCELLATION,
    BOARDING,
    SHIFT_OPENED,
    SHIFT_CLOSED,
    CASH_MOVEMENT
}
