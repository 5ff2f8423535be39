package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Failures;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.changes.boundary.Changes;
import dev.twende.ticketing.changes.boundary.ChangesResponse;
import dev.twende.ticketing.devices.boundary.Devices;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.pos.control.OperationKey;
import dev.twende.ticketing.pos.control.OperationReader;
import dev.twende.ticketing.pos.control.PosConfig;
import dev.twende.ticketing.pos.entity.Incoming;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.Outcome;
import dev.twende.ticketing.schedules.boundary.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets a device and the house catch up with each other. What was told before is found by its digest and answered as before; what is new is
 * taken down some hundred operations at a time. When that fails for one of them, they are taken one by one, and the one is set aside: it
 * never stands in the way of the next. This bean runs in no transaction, since each of those is one of its own.
 */
@ApplicationScoped
public class Sync {
    private static final Logger LOG = System.getLogger(Sync.class.getName());
    private static final int TRIES = 3;

    private Operations operations;
    private Devices devices;
    private Changes changes;
    private Schedules schedules;
    private Caller caller;
    private PosConfig config;
    private Clock clock;

    protected Sync() {} // for the CDI proxy

    @Inject
    public Sync(
            Operations operations,
            Devices devices,
            Changes changes,
            Schedules schedules,
            Caller caller,
            PosConfig config,
            Clock clock) {
        this.operations = operations;
        this.devices = devices;
        this.changes = changes;
        this.schedules = schedules;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes down what the device did.
     *
     * @throws Problem {@link ProblemType#DEVICE_REQUIRED} when it is no device that auth has told of, or one that is revoked;
     *     {@link ProblemType#VALIDATION_FAILED} for a cursor that is none, and {@link ProblemType#SCHEDULE_UNAVAILABLE}, before anything is
     *     taken
     */
    public SyncResponse sync(SyncRequest request) {
        Device device = device();
        changes.mustKnow(request.cursor());
        if (request.health() != null) {
            devices.report(device.deviceId(), device.companyId(), request.health());
        } else {
            devices.seen(device.deviceId(), device.companyId());
        }
        List<String> texts = request.operations();
        OperationResult[] results = new OperationResult[texts.size()];
        List<Incoming> fresh = fresh(device, texts, results);
        schedulesOf(fresh);
        Instant deviceTime = request.health() == null ? null : request.health().deviceTime();
        int next = 0;
        while (next < fresh.size()) {
            List<OperationResult> taken = take(device, fresh.subList(next, fresh.size()), deviceTime);
            for (OperationResult result : taken) {
                results[fresh.get(next++).place()] = result;
            }
            if (taken.isEmpty()) {
                fresh.subList(next, fresh.size())
                        .forEach(item -> results[item.place()] = OperationResult.waiting(item));
                break;
            }
        }
        long reached = operations.reached(device);
        boolean someWait = Arrays.stream(results).anyMatch(result -> result.outcome() == Outcome.WAITING);
        ChangesResponse news =
                changes.since(device.companyId(), device.deviceId(), request.cursor(), config.schedules());
        return new SyncResponse(
                clock.instant(),
                reached,
                someWait ? reached + 1 : null,
                List.of(results),
                news,
                news.cursor(),
                news.more());
    }

    private Device device() {
        Problem none = Problem.of(ProblemType.DEVICE_REQUIRED, "The token is not one of an enrolled device.");
        return caller.deviceId()
                .flatMap(devices::find)
                .filter(found -> caller.companyId().equals(Optional.of(found.companyId())))
                .filter(found -> !found.isRevoked() && found.currentKey().isPresent())
                .orElseThrow(() -> none);
    }

    /** Answers what was told before, and reads the rest. */
    private List<Incoming> fresh(Device device, List<String> texts, OperationResult[] results) {
        List<String> digests = texts.stream().map(OperationReader::digest).toList();
        Map<String, OperationResult> told = texts.isEmpty() ? Map.of() : operations.told(device, digests);
        List<Incoming> fresh = new ArrayList<>();
        OperationReader reader = new OperationReader(
                device.deviceId(), OperationKey.of(device.currentKey().orElseThrow()));
        for (int i = 0; i < results.length; i++) {
            results[i] = told.get(digests.get(i));
            if (results[i] == null) {
                fresh.add(reader.read(i, texts.get(i)));
            }
        }
        return fresh;
    }

    /** Lets company tell of schedules that are not here; a device that names one that does not exist hears so with its operation. */
    private void schedulesOf(List<Incoming> fresh) {
        fresh.stream()
                .map(Incoming::head)
                .flatMap(Optional::stream)
                .map(OperationHead::scheduleId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(scheduleId -> {
                    try {
                        schedules.plan(scheduleId);
                    } catch (Problem unknown) {
                        if (unknown.type() != ProblemType.NOT_FOUND) {
                            throw unknown;
                        }
                    }
                });
    }

    /** Takes the next operations; none when the house is too busy. */
    private List<OperationResult> take(Device device, List<Incoming> rest, Instant deviceTime) {
        try {
            return operations.take(device, rest, config.chunk(), deviceTime);
        } catch (RuntimeException failure) {
            LOG.log(Level.DEBUG, "Operations of device " + device.deviceId() + " are taken one by one", failure);
        }
        List<OperationResult> taken = new ArrayList<>();
        for (int i = 0; i < Math.min(config.chunk(), rest.size()); i++) {
            List<OperationResult> one = takeOne(device, rest.subList(i, rest.size()), deviceTime);
            taken.addAll(one);
            if (one.isEmpty()) {
                break;
            }
        }
        return taken;
    }

    private List<OperationResult> takeOne(Device device, List<Incoming> rest, Instant deviceTime) {
        for (int attempt = 1; ; attempt++) {
            try {
                return operations.take(device, rest, 1, deviceTime);
            } catch (RuntimeException failure) {
                Problem problem = Failures.toProblem(failure);
                if (problem.type().kind() == ProblemType.Kind.DEPENDENCY) {
                    if (attempt == TRIES) {
                        LOG.log(Level.WARNING, "Operations of device " + device.deviceId() + " have to wait", failure);
                        return List.of();
                    }
                } else if (problem.type().kind() != ProblemType.Kind.STATE || attempt == TRIES) {
                    if (problem.type().kind() == ProblemType.Kind.BUG) {
                        LOG.log(Level.ERROR, "An operation of device " + device.deviceId() + " is set aside", failure);
                    }
                    return operations.refuse(device, rest, problem);
                }
            }
        }
    }
}
