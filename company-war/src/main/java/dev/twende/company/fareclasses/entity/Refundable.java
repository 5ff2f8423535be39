package dev.twende.company.fareclasses.entity;

/** Whether a ticket of a class can be given back before the departure. */
public enum Refundable {
    /** For the whole price, until the departure. */
    FULL,
    /** For a part of the price, or not until the departure. */
    PARTIAL,
    NON
}
