package dev.twende.backoffice.dashboard.boundary;

import dev.twende.backoffice.dashboard.control.ReportingClient;
import dev.twende.backoffice.dashboard.entity.Figures;
import dev.twende.backoffice.dashboard.entity.TrendChart;
import dev.twende.backoffice.sessions.boundary.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Today's figures, asked for in the name of the person who looks. */
@ApplicationScoped
public class Dashboard {
    private ReportingClient reporting;
    private Sessions sessions;
    private Clock clock;

    protected Dashboard() {} // for the CDI proxy

    @Inject
    public Dashboard(@RestClient ReportingClient reporting, Sessions sessions, Clock clock) {
        this.reporting = reporting;
        this.sessions = sessions;
        this.clock = clock;
    }

    Figures today() {
        String bearer = sessions.bearer();
        TrendChart trend = TrendChart.of(reporting.trend(bearer));
        return new Figures(reporting.summary(bearer), trend, clock.instant());
    }
}
