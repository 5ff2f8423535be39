package dev.twende.ticketing.seatmaps.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seatmaps.control.Occupancy;
import dev.twende.ticketing.seatmaps.control.OccupancyReads;
import dev.twende.ticketing.seatmaps.entity.Stretch;
import dev.twende.ticketing.seats.boundary.SeatBlocks;
import dev.twende.ticketing.seats.entity.SeatBlock;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seat maps. A look reads the database once, for what is taken; that gives the map its name. The map itself is only made when
 * somebody has not got it, from one that was written for the plan: everyone but the company's people sees the same.
 *
 * <p>It changes nothing, and what it reads is one statement, so it has no transaction.
 */
@ApplicationScoped
public class SeatMaps {
    private Schedules schedules;
    private OccupancyReads reads;
    private SeatBlocks blocks;
    private Caller caller;
    private Map<Stretch, WrittenMap> written;

    protected SeatMaps() {} // for the CDI proxy

    @Inject
    public SeatMaps(
            Schedules schedules,
            OccupancyReads reads,
            SeatBlocks blocks,
            Caller caller,
            @ConfigProperty(name = "twende.ticketing.seat-maps.remembered") int capacity) {
        this.schedules = schedules;
        this.reads = reads;
        this.blocks = blocks;
        this.caller = caller;
        this.written = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Stretch, WrittenMap> eldest) {
                return size() > capacity;
            }
        });
    }

    /** A look at a map: its name, and the map for those who have not got it. */
    public final class Look {
        private final SchedulePlan plan;
        private final Journey journey;
        private final Occupancy occupancy;
        private final Map<String, String> blockReasons;

        private Look(SchedulePlan plan, Journey journey, Occupancy occupancy, Map<String, String> blockReasons) {
            this.plan = plan;
            this.journey = journey;
            this.occupancy = occupancy;
            this.blockReasons = blockReasons;
        }

        /** Changes whenever the map does, and only then: the name of the map, not a promise about the seats. */
        public String tag() {
            String tag = occupancy.tag();
            return blockReasons.isEmpty()
                    ? tag
                    : UUID.nameUUIDFromBytes((tag + blockReasons).getBytes(UTF_8))
                            .toString();
        }

        /**
         * The map as JSON.
         *
         * @throws Problem {@link ProblemType#NOT_SELLABLE} when no class has a price for an adult
         */
        public byte[] json() {
            if (!blockReasons.isEmpty()) {
                SeatMapResponse map = SeatMapResponse.of(plan, journey, occupancy.states(), blockReasons);
                return Json.mapper().toJson(map).getBytes(UTF_8);
            }
            WrittenMap last = written.get(occupancy.stretch());
            if (last == null || !last.isOf(plan)) {
                last = WrittenMap.of(plan, journey);
                written.put(occupancy.stretch(), last);
            }
            return last.with(occupancy.states());
        }

        Occupancy occupancy() {
            return occupancy;
        }
    }

    /**
     * Every seat of the bus and what it is on this stretch. A map of what has left or was cancelled is still shown.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#NO_SUCH_SEGMENT}, {@link ProblemType#COMPANY_SUSPENDED}
     */
    public Look look(UUID scheduleId, UUID fromStopId, UUID toStopId) {
        SchedulePlan remembered = schedules.plan(scheduleId);
        try {
            Look look = look(remembered, fromStopId, toStopId);
            boolean stands =
                    look.occupancy.planVersion() == remembered.edition().version();
            return stands ? look : look(schedules.newerThan(remembered).orElse(remembered), fromStopId, toStopId);
        } catch (Problem refusal) {
            SchedulePlan newer = schedules.newerThan(remembered).orElseThrow(() -> refusal);
            return look(newer, fromStopId, toStopId);
        }
    }

    private Look look(SchedulePlan plan, UUID fromStopId, UUID toStopId) {
        Journey journey = plan.journey(fromStopId, toStopId);
        Stretch stretch = new Stretch(plan.scheduleId(), new Segments(journey.from(), journey.to()));
        Occupancy occupancy = reads.read(stretch)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No schedule with this id is published."));
        if (occupancy.isCompanySuspended()) {
            throw Schedules.suspended();
        }
        boolean tellsWhy = occupancy.hasBlocked() && isOfTheCompany(plan); // reading a token costs more than it seems
        return new Look(plan, journey, occupancy, tellsWhy ? blockReasons(stretch) : Map.of());
    }

    private boolean isOfTheCompany(SchedulePlan plan) {
        return !caller.isGuest()
                && (caller.is(Roles.SUPER_ADMIN) || caller.companyId().equals(Optional.of(plan.companyId())));
    }

    private Map<String, String> blockReasons(Stretch stretch) {
        Map<String, String> reasons = new TreeMap<>(); // in order, for the name's sake
        for (SeatBlock block : blocks.of(stretch.scheduleId())) {
            if (block.segments().overlaps(stretch.segments())) {
                reasons.putIfAbsent(block.seatNumber(), block.reason());
            }
        }
        return reasons;
    }
}
