package dev.twende.company.salesrules.entity;

/**
 * How seats are reserved without being paid at once.
 *
 * @param minutesBefore until when they must be paid, counted back from the departure at the boarding stop
 * @param seatsPerPhone how many seats may wait for the money of one phone
 */
public record PayLater(int minutesBefore, int seatsPerPhone) {
    /** Less would leave nobody time to buy what was not paid. */
    public static final int MINUTES_MIN = 15;
    /** A week: a group that has not paid by then does not come. */
    public static final int MINUTES_MAX = 7 * 24 * 60;
    /** Half a coach. */
    public static final int SEATS_MAX = 30;

    static PayLater parse(String text) {
        String[] parts = text.split("/");
        return new PayLater(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return minutesBefore + "/" + seatsPerPhone;
    }
}
