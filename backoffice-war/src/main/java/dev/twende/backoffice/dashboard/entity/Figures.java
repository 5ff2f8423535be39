package dev.twende.backoffice.dashboard.entity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What the dashboard shows at one moment.
 *
 * @param askedAt when the page asked, which is what ages are measured against
 */
public record Figures(Summary summary, TrendChart trend, Instant askedAt) implements Serializable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** Nothing is sold, nothing is known: the page says so instead of showing an empty table. */
    public boolean isBlank() {
        return summary.items().isEmpty();
    }

    /** Whether there is an event to tell the age of. */
    public boolean isDated() {
        return summary.asOf() != null;
    }

    /** How old the newest event in the figures is, in milliseconds. */
    public long getAgeMillis() {
        return summary.age(askedAt).toMillis();
    }

    /** How long that event was on its way into the figures, in milliseconds; null when it is not a sale. */
    public Long getLagMillis() {
        return summary.lag().map(Duration::toMillis).orElse(null);
    }

    /** When that event happened, on the clock of the reports. */
    public String getAsOfTime() {
        return TIME.format(summary.asOf().atZone(ZoneId.of(summary.timeZone())));
    }
}
