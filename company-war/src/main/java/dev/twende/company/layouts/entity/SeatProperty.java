package dev.twende.company.layouts.entity;

/** What a passenger may look for in a seat. */
public enum SeatProperty {
    /** At the wall of the vehicle; follows from the place. */
    WINDOW,
    /** Beside an aisle; follows from the place. */
    AISLE,
    /** Kept for women who travel alone, where the operator offers it. */
    LADIES,
    /** For people who cannot walk far or climb. */
    ACCESSIBLE,
    /** More room for the legs. */
    LEGROOM,
    /** A socket or USB port at the seat. */
    SOCKET,
    TABLE,
    /** Folds out into the aisle when the bus is full. */
    FOLDING;

    /** Whether it follows from the place of the seat, so that nobody has to say it. */
    public boolean isDerived() {
        return this == WINDOW || this == AISLE;
    }
}
