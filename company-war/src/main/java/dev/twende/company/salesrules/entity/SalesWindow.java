package dev.twende.company.salesrules.entity;

import dev.twende.kit.problem.Problem;

/**
 * When a channel may sell, counted back from the departure at the boarding stop.
 *
 * @param opensDays days of 24 hours; null means from the publication on
 * @param closesMinutes 0 sells until the departure
 */
public record SalesWindow(SalesChannel channel, Integer opensDays, int closesMinutes) {
    /** Two years: no operator knows its departures further ahead. */
    public static final int OPENS_DAYS_MAX = 730;
    /** A week: the notice that a charter may ask for. */
    public static final int CLOSES_MINUTES_MAX = 7 * 24 * 60;

    private static final int MINUTES_A_DAY = 24 * 60;
    private static final String ALWAYS = "-";

    /** @param field names the window in a refusal */
    void mustOpenBeforeItCloses(String field) {
        if (opensDays != null && opensDays * MINUTES_A_DAY <= closesMinutes) {
            throw Problem.invalid(field + ".closes_minutes_before", "must be after the channel opens");
        }
    }

    static SalesWindow parse(String text) {
        String[] parts = text.split("/");
        return new SalesWindow(
                SalesChannel.valueOf(parts[0]),
                parts[1].equals(ALWAYS) ? null : Integer.valueOf(parts[1]),
                Integer.parseInt(parts[2]));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return channel + "/" + (opensDays == null ? ALWAYS : opensDays) + "/" + closesMinutes;
    }
}
