package dev.twende.ticketing.seatmaps.boundary;

import dev.twende.kit.limits.ClientAddress;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.seatmaps.control.Occupancy;
import dev.twende.ticketing.seatmaps.control.OccupancyStore;
import dev.twende.ticketing.seatmaps.control.Watch;
import dev.twende.ticketing.seatmaps.control.Watch.Message;
import dev.twende.ticketing.seatmaps.control.WatchConfig;
import dev.twende.ticketing.seatmaps.entity.Stretch;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Who watches which seats at this instance. One small question a round goes to the database, about the stretches that are watched and
 * no others, however many watch them; the sale of seats does not know of it. Every instance does so for its own readers.
 */
@ApplicationScoped
public class SeatMapWatches {
    private static final int STRETCHES_AT_ONCE = 200;

    @Resource
    ManagedExecutorService executor;

    private final Map<Watch, String> addresses = new ConcurrentHashMap<>();
    private OccupancyStore store;
    private WatchConfig config;
    private ClientAddress client;
    private Rounds rounds;

    protected SeatMapWatches() {} // for the CDI proxy

    @Inject
    public SeatMapWatches(OccupancyStore store, WatchConfig config, ClientAddress client, Rounds rounds) {
        this.store = store;
        this.config = config;
        this.client = client;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        rounds.every(config.pace(), "watched seats", this::look);
        rounds.every(config.heartBeat(), "signs of life to those who watch seats", this::beat);
    }

    /**
     * Begins to tell a reader of changes: first the whole map, unless it has it.
     *
     * @param seenTag the last message that the reader had; null for none
     * @param reader see {@link Watch}
     * @param hangUp see {@link Watch}
     * @throws Problem {@link ProblemType#TOO_MANY_WATCHERS}
     */
    void begin(SeatMaps.Look look, String seenTag, Consumer<Message> reader, Runnable hangUp) {
        Occupancy seen = look.occupancy();
        Optional<Message> map = seen.tag().equals(seenTag)
                ? Optional.empty()
                : Optional.of(new Message(seen.tag(), "seats", new String(look.json(), StandardCharsets.UTF_8)));
        Watch watch = new Watch(seen, reader, hangUp, executor);
        admit(watch, client.network());
        watch.begin(map);
    }

    private synchronized void admit(Watch watch, String address) {
        long ofTheAddress = addresses.values().stream().filter(address::equals).count();
        if (addresses.size() >= config.most() || ofTheAddress >= config.mostPerAddress()) {
            throw Problem.of(ProblemType.TOO_MANY_WATCHERS, "Ask for the seat map now and then instead.")
                    .retryAfter(config.heartBeat());
        }
        addresses.put(watch, address);
    }

    /** Asks what is taken now, and tells those who do not know. A reader of an outdated plan comes again and gets another map. */
    void look() {
        addresses.keySet().forEach(this::endIfDue);
        List<Watch> watches = List.copyOf(addresses.keySet());
        Map<Stretch, Occupancy> now =
                read(watches.stream().map(watch -> watch.first().stretch()).collect(Collectors.toSet()));
        for (Watch watch : watches) {
            Optional.ofNullable(now.get(watch.first().stretch()))
                    .filter(found -> found.planVersion() == watch.first().planVersion() && !found.isCompanySuspended())
                    .ifPresentOrElse(watch::see, () -> end(watch));
        }
    }

    private void endIfDue(Watch watch) {
        if (watch.isOver() || watch.isStuckFor(config.patience()) || watch.isOlderThan(config.longest())) {
            end(watch);
        }
    }

    private Map<Stretch, Occupancy> read(Set<Stretch> watched) {
        List<Stretch> stretches = new ArrayList<>(watched);
        Map<Stretch, Occupancy> found = new HashMap<>();
        for (int from = 0; from < stretches.size(); from += STRETCHES_AT_ONCE) {
            found.putAll(store.read(stretches.subList(from, Math.min(stretches.size(), from + STRETCHES_AT_ONCE))));
        }
        return found;
    }

    private void end(Watch watch) {
        addresses.remove(watch);
        watch.end();
    }

    void beat() {
        addresses.keySet().forEach(Watch::beat);
    }

    @PreDestroy
    void stop() {
        addresses.keySet().forEach(this::end);
    }
}
