package dev.twende.company.realtime.boundary;

import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.exports.boundary.Exports;
import dev.twende.company.realtime.control.DeviationStore;
import dev.twende.company.realtime.control.RealtimeWriter;
import dev.twende.company.realtime.entity.AlertWords;
import dev.twende.company.realtime.entity.Deviation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Tells the world what of an active company's feed runs otherwise, a week ahead. */
@ApplicationScoped
@Transactional
public class Realtime {
    private static final int DAYS_AHEAD = 7;
    /** A megabyte or two; more goes wrong in a week with a catastrophe only. */
    private static final int ENTITIES_MAX = 10_000;

    private Exports exports;
    private DeviationStore store;
    private Clock clock;

    protected Realtime() {} // for the CDI proxy

    @Inject
    public Realtime(Exports exports, DeviationStore store, Clock clock) {
        this.exports = exports;
        this.store = store;
        this.clock = clock;
    }

    public FeedMessage tripUpdates(UUID companyId) {
        Company company = exports.requireActive(companyId);
        return writer(company).tripUpdates(deviations(company));
    }

    public FeedMessage alerts(UUID companyId) {
        Company company = exports.requireActive(companyId);
        return writer(company).alerts(deviations(company));
    }

    private RealtimeWriter writer(Company company) {
        AlertWords words = AlertWords.of(company.languages().get(0));
        return new RealtimeWriter(ZoneId.of(company.timeZone()), words, clock.instant());
    }

    private List<Deviation> deviations(Company company) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of(company.timeZone())));
        return store.find(company.id(), today.minusDays(1), today.plusDays(DAYS_AHEAD), ENTITIES_MAX);
    }
}
