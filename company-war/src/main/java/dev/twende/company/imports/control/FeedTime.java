package dev.twende.company.imports.control;

import dev.twende.company.imports.control.CsvTable.Flaw;

/** Times as GTFS writes them: {@code 6:00:00}, {@code 25:30:00}; seconds since the service day began. */
final class FeedTime {
    private FeedTime() {}

    /** @return {@link TripTimes#OPEN} for an empty text */
    static int parse(String text) throws Flaw {
        if (text.isEmpty()) {
            return TripTimes.OPEN;
        }
        boolean negative = text.charAt(0) == '-';
        int part = 0;
        int seconds = 0;
        int digits = 0;
        int colons = 0;
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == ':' && digits > 0 && colons < 2) {
                seconds = (seconds + part) * 60;
                colons++;
                part = 0;
                digits = 0;
            } else if (each >= '0' && each <= '9' && digits < 3) {
                part = part * 10 + each - '0';
                digits++;
            } else {
                throw invalid();
            }
        }
        if (colons < 2 || digits == 0) {
            throw invalid();
        }
        return negative ? -(seconds + part) : seconds + part;
    }

    private static Flaw invalid() {
        return new Flaw("invalid-time", "The time cannot be read; the row was skipped.");
    }
}
