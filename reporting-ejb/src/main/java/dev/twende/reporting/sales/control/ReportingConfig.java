package dev.twende.reporting.sales.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of reporting. */
@ApplicationScoped
public class ReportingConfig {
    private ZoneId zone;

    protected ReportingConfig() {} // for the CDI proxy

    @Inject
    public ReportingConfig(@ConfigProperty(name = "twende.reporting.time-zone") String timeZone) {
        this.zone = ZoneId.of(timeZone);
        int offsetSeconds = zone.getRules()
                .getOffset(Instant.EPOCH.plus(Duration.ofDays(20_000)))
                .getTotalSeconds();
        if (offsetSeconds % Duration.ofHours(1).toSeconds() != 0) {
            throw new IllegalArgumentException("twende.reporting.time-zone: " + timeZone
                    + " is not whole hours from UTC, but totals are kept by the hour");
        }
    }

    /** Where the days of all reports begin and end. */
    public ZoneId zone() {
        return zone;
    }
}
