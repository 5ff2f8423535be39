package dev.twende.ticketing.schedules.entity;

/** What one category of riders pays in one fare class. */
public record FareProduct(String fareClass, String riderCategory, FareTable fares) {
    /** The class that needs no name in a request. */
    public static final String STANDARD = "STANDARD";

    /** The category of those who say nothing of themselves. */
    public static final String ADULT = "ADULT";

    boolean is(String wantedClass, String wantedCategory) {
        return fareClass.equals(wantedClass) && riderCategory.equals(wantedCategory);
    }
}
