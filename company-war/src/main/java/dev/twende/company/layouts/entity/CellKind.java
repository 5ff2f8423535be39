package dev.twende.company.layouts.entity;

/** What stands in a place of a layout. */
public enum CellKind {
    SEAT,
    /** Where passengers walk. */
    AISLE,
    DRIVER,
    DOOR,
    TOILET,
    /** To the other deck, or up from the door. */
    STAIRS,
    /** Nothing that a passenger cares about; the same as naming no cell. */
    EMPTY
}
