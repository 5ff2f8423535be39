package dev.twende.ticketing.boardings.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.boardings.control.BoardingStore;
import dev.twende.ticketing.boardings.entity.AlertStatus;
import dev.twende.ticketing.boardings.entity.BoardingAlert;
import dev.twende.ticketing.schedules.boundary.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Boardings that somebody of the company must look at. */
@ApplicationScoped
@Transactional
public class BoardingAlerts {
    private BoardingStore store;
    private Schedules schedules;
    private Caller caller;
    private Clock clock;

    protected BoardingAlerts() {} // for the CDI proxy

    @Inject
    public BoardingAlerts(BoardingStore store, Schedules schedules, Caller caller, Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Alerts of a company or of one schedule of it, oldest first.
     *
     * @param companyId null for the caller's own
     * @param scheduleId null for all
     * @param status null for any
     */
    public Page<AlertResponse> list(UUID companyId, UUID scheduleId, AlertStatus status, UUID after, int limit) {
        Set<AlertStatus> statuses = status == null ? EnumSet.allOf(AlertStatus.class) : EnumSet.of(status);
        List<BoardingAlert> found = scheduleId == null
                ? store.alertsOfCompany(caller.companyOr(companyId), statuses, after, limit + 1)
                : store.alertsOfSchedule(ours(scheduleId), statuses, after, limit + 1);
        return Page.of(
                found.stream().map(AlertResponse::from).toList(),
                limit,
                alert -> alert.alertId().toString());
    }

    private UUID ours(UUID scheduleId) {
        caller.mustActFor(schedules.storedPlan(scheduleId).companyId());
        return scheduleId;
    }

    /** Notes that somebody has seen to it; a second time changes nothing. */
    public AlertResponse acknowledge(UUID alertId, AcknowledgementRequest request) {
        BoardingAlert alert = store.findAlertForUpdate(alertId).orElseThrow(Problem::notFound);
        caller.mustActFor(alert.companyId());
        alert.acknowledge(caller.userId(), request.note(), clock.instant());
        return AlertResponse.from(alert);
    }
}
