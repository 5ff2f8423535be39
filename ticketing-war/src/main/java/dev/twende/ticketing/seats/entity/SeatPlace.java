package dev.twende.ticketing.seats.entity;

/**
 * Where a seat stands.
 *
 * @param deck 0 is the lower one, -1 for seats that nobody has drawn
 * @param row counted from the front
 * @param column counted from the left; where a number is left out there is an aisle
 */
public record SeatPlace(String seatNumber, int deck, int row, int column) {
    private static final int DECKS_APART = 1000;
    /** A seat behind is farther than one across the aisle. */
    private static final int ROWS_APART = 3;

    /** How far two who travel together would find each other; 1 for neighbours. */
    public int distance(SeatPlace other) {
        return Math.abs(deck - other.deck) * DECKS_APART
                + Math.abs(row - other.row) * ROWS_APART
                + Math.abs(column - other.column);
    }

    public boolean isBeside(SeatPlace other) {
        return isInRowOf(other) && Math.abs(column - other.column) == 1;
    }

    public boolean isInRowOf(SeatPlace other) {
        return deck == other.deck && row == other.row;
    }
}
