package dev.twende.company.salesrules.entity;

/**
 * A kind of riders that may have prices of its own.
 *
 * @param fromAge a hint for whoever sells, in whole years; null for any age
 * @param toAge included; null for any age
 */
public record RiderCategory(String code, String name, Integer fromAge, Integer toAge) {
    /** Whoever says nothing else. Every company has it. */
    public static final String ADULT = "ADULT";

    /** Codes are shown to clients and kept in columns: short, and in capitals. */
    public static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    private static final String ANY = "-";

    static RiderCategory parse(String line) {
        String[] parts = line.split("/", 4); // the name may hold anything but a line break
        return new RiderCategory(parts[0], parts[3], age(parts[1]), age(parts[2]));
    }

    private static Integer age(String text) {
        return text.equals(ANY) ? null : Integer.valueOf(text);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return code + "/" + (fromAge == null ? ANY : fromAge) + "/" + (toAge == null ? ANY : toAge) + "/" + name;
    }
}
