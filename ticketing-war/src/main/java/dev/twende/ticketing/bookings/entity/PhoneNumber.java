package dev.twende.ticketing.bookings.entity;

/** A phone number reduced to what tells two of them apart. */
public final class PhoneNumber {
    /** What a request may carry: digits with an optional plus, and spaces or dashes between them. */
    public static final String FORM = "\\+?[0-9][0-9 -]{6,18}[0-9]";

    private PhoneNumber() {}

    /** The digits alone, so that {@code +250 788 123 456} and {@code 250788123456} are one number. */
    public static String digits(String given) {
        return given == null ? null : given.replaceAll("[^0-9]", "");
    }
}
