package dev.twende.ticketing.schedules.control;

import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.company.ScheduleStop;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.schedules.entity.Edition;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.PlannedBlock;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds a plan where it is nearest: in memory, in our copy, at company, whose answer we keep. What is remembered may be yesterday's
 * edition: whoever sells by it names its version, and whoever refuses by it asks first whether there is a newer one.
 */
@ApplicationScoped
public class SchedulePlans {
    private ScheduleStore store;
    private CompanySchedules company;
    private Map<UUID, SchedulePlan> remembered;

    protected SchedulePlans() {} // for the CDI proxy

    @Inject
    public SchedulePlans(
            ScheduleStore store,
            CompanySchedules company,
            @ConfigProperty(name = "twende.ticketing.schedules.remembered") int capacity) {
        this.store = store;
        this.company = company;
        this.remembered = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, SchedulePlan> eldest) {
                return size() > capacity;
            }
        });
    }

    /**
     * The plan of a published schedule.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} when company published no such schedule;
     *     {@link ProblemType#SCHEDULE_UNAVAILABLE} when it is not here and company does not answer
     */
    public SchedulePlan require(UUID scheduleId) {
        SchedulePlan plan = remembered.get(scheduleId);
        if (plan == null) {
            plan = store.find(scheduleId)
                    .or(() -> fromCompany(scheduleId))
                    .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No schedule with this id is published."));
            remembered.put(scheduleId, plan);
        }
        return plan;
    }

    /** The plan as our copy has it in this transaction, which may not be committed and so is not remembered. */
    public SchedulePlan stored(UUID scheduleId) {
        return store.find(scheduleId)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No schedule with this id is published."));
    }

    /** The edition that has taken the place of a remembered one; empty when the remembered one stands. */
    public Optional<SchedulePlan> newerThan(SchedulePlan plan) {
        boolean stands = store.version(plan.scheduleId())
                .equals(Optional.of(plan.edition().version()));
        if (stands) {
            return Optional.empty();
        }
        SchedulePlan newer = stored(plan.scheduleId());
        remembered.put(plan.scheduleId(), newer);
        return Optional.of(newer);
    }

    /**
     * The plans as our copy has them, of schedules that are here. What is read is not remembered: the transaction may not be committed.
     */
    public Map<UUID, SchedulePlan> current(Collection<UUID> scheduleIds) {
        Map<UUID, SchedulePlan> plans = new HashMap<>();
        store.versions(scheduleIds).forEach((scheduleId, version) -> {
            SchedulePlan known = remembered.get(scheduleId);
            boolean stands = known != null && known.edition().version() == version;
            plans.put(scheduleId, stands ? known : stored(scheduleId));
        });
        return plans;
    }

    /** What company says is kept, and read back, because a change of it may have come meanwhile. */
    private Optional<SchedulePlan> fromCompany(UUID scheduleId) {
        return company.published(scheduleId).flatMap(told -> {
            store.put(plan(told), blocks(told));
            return store.find(scheduleId);
        });
    }

    /** Company's words in ours; a publication without a revision is the first. */
    public static SchedulePlan plan(ScheduleCreated told) {
        return plan(told, told.revision() == null ? 1 : told.revision());
    }

    /** Company's words in ours, with the revision that came beside them. */
    public static SchedulePlan plan(ScheduleCreated told, int revision) {
        return new SchedulePlan(
                told.scheduleId(),
                told.company().companyId(),
                told.company().name(),
                told.routeId(),
                told.routeName(),
                told.busId(),
                told.plateNumber(),
                told.serviceDate(),
                told.departureTime(),
                told.stops().stream()
                        .sorted(Comparator.comparingInt(ScheduleStop::sequence))
                        .map(SchedulePlans::stop)
                        .toList(),
                told.seats(),
                ToldTerms.layout(told),
                ToldTerms.features(told),
                told.currency(),
                FareTable.ofRows(told.stops().size(), told.fares()),
                ToldTerms.terms(told),
                new Edition(revision, 0));
    }

    /** The seats that company keeps out of sale from the start, in our words. */
    public static List<PlannedBlock> blocks(ScheduleCreated told) {
        return ToldTerms.blocks(told);
    }

    private static PlannedStop stop(ScheduleStop told) {
        return new PlannedStop(
                told.stopId(),
                told.name(),
                ZoneId.of(told.timeZone()),
                told.arrivalTime(),
                told.departureTime(),
                told.pickup(),
                told.dropOff(),
                told.country());
    }
}
