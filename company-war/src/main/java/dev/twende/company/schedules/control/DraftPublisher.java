package dev.twende.company.schedules.control;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.schedules.entity.DraftRange;
import dev.twende.company.schedules.entity.PublishedChunk;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes many drafts at once, in the transaction of the caller. Only those whose compare-and-set from DRAFT succeeds are
 * announced, in the same transaction, so each is announced exactly once, whatever runs beside it.
 */
@ApplicationScoped
public class DraftPublisher {
    private static final int FIRST_REVISION = 1;

    private ScheduleStore store;
    private Itineraries itineraries;
    private Buses buses;
    private Outbox outbox;
    private Clock clock;

    protected DraftPublisher() {} // for the CDI proxy

    @Inject
    public DraftPublisher(ScheduleStore store, Itineraries itineraries, Buses buses, Outbox outbox, Clock clock) {
        this.store = store;
        this.itineraries = itineraries;
        this.buses = buses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Publishes the next drafts behind a place. */
    public PublishedChunk publishNext(DraftRange range, DraftRange.Place after, int count) {
        Instant now = clock.instant();
        List<Schedule> drafts = store.nextDrafts(range, after, count);
        if (drafts.isEmpty()) {
            return PublishedChunk.NONE;
        }
        Map<UUID, Itinerary> known = new HashMap<>();
        Map<ProblemType, Integer> refused = new EnumMap<>(ProblemType.class);
        List<Schedule> good = new ArrayList<>();
        for (Schedule draft : drafts) {
            if (draft.isPast(now)) {
                refused.merge(ProblemType.SCHEDULE_IN_PAST, 1, Integer::sum);
            } else if (!itinerary(draft, known).isSellable()) {
                refused.merge(ProblemType.FARES_MISSING, 1, Integer::sum);
            } else {
                good.add(draft);
            }
        }
        int published = publish(good, known, now);
        if (published < good.size()) {
            refused.merge(ProblemType.ILLEGAL_TRANSITION, good.size() - published, Integer::sum);
        }
        Schedule last = drafts.get(drafts.size() - 1);
        return new PublishedChunk(new DraftRange.Place(last.routeId(), last.id()), published, refused);
    }

    private int publish(List<Schedule> drafts, Map<UUID, Itinerary> known, Instant now) {
        Set<UUID> claimed = store.claimDrafts(drafts.stream().map(Schedule::id).toList(), now);
        Map<UUID, Bus> fleet = new HashMap<>();
        List<ScheduleCreated> events = drafts.stream()
                .filter(draft -> claimed.contains(draft.id()))
                .map(draft -> itinerary(draft, known).describe(draft, bus(draft, fleet), FIRST_REVISION))
                .toList();
        outbox.publishAll(events);
        return events.size();
    }

    private Itinerary itinerary(Schedule draft, Map<UUID, Itinerary> known) {
        UUID shared = draft.timetableId().orElseGet(draft::routeId);
        return known.computeIfAbsent(draft.ownTimes().isPresent() ? draft.id() : shared, any -> itineraries.of(draft));
    }

    private Bus bus(Schedule draft, Map<UUID, Bus> fleet) {
        return fleet.computeIfAbsent(draft.assignedBusId(), id -> buses.requireOf(draft.companyId(), id));
    }
}
