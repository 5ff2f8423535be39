package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.Problem.FieldError;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.pos.control.OperationStore;
import dev.twende.ticketing.pos.entity.Incoming;
import dev.twende.ticketing.pos.entity.Known;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.OperationQueue;
import dev.twende.ticketing.pos.entity.OperationType;
import dev.twende.ticketing.pos.entity.Outcome;
import dev.twende.ticketing.pos.entity.PosJournal;
import dev.twende.ticketing.pos.entity.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What devices did, taken down in the order in which they did it: each operation once, with all that follows from it, and its answer. */
@ApplicationScoped
@Transactional
public class Operations {
    private OperationStore store;
    private SaleOperations sales;
    private ShiftOperations shifts;
    private CancellationOperations cancellations;
    private BoardingOperations boardings;
    private Clock clock;

    protected Operations() {} // for the CDI proxy

    @Inject
    public Operations(
            OperationStore store,
            SaleOperations sales,
            ShiftOperations shifts,
            CancellationOperations cancellations,
            BoardingOperations boardings,
            Clock clock) {
        this.store = store;
        this.sales = sales;
        this.shifts = shifts;
        this.cancellations = cancellations;
        this.boardings = boardings;
        this.clock = clock;
    }

    /** What of this the device told before, by digest; its answer is given again, whatever it is signed with now. */
    public Map<String, OperationResult> told(Device device, Collection<String> digests) {
        return store.known(device.deviceId(), digests).stream()
                .filter(Known::isSigned)
                .collect(Collectors.toMap(Known::digest, Operations::again, (one, same) -> one));
    }

    /** How far the device has told. */
    public long reached(Device device) {
        return store.lastSequence(device.deviceId());
    }

    /**
     * Takes the first operations down, all of them in one transaction. Another upload of the device waits until it is over.
     *
     * @param items in the device's order
     * @param most how many are taken; those behind them only tell whether one is missing
     * @return one for each that was taken, in order
     */
    public List<OperationResult> take(Device device, List<Incoming> items, int most, Instant deviceTime) {
        PosJournal journal = store.lock(device.deviceId(), device.companyId());
        List<Incoming> near = items.subList(0, Math.min(most, items.size()));
        OperationQueue queue = new OperationQueue(journal.lastSequence(), known(device, near));
        List<Turn> turns = queue.take(items, most);
        journal.reach(queue.last());
        Map<Incoming, OperationResult> results = new LinkedHashMap<>();
        List<OperationStore.Row> rows = new ArrayList<>();
        Instant now = clock.instant();
        for (List<Turn> run : runs(turns)) {
            List<OperationResult> done = take(device, journal, run, deviceTime, now);
            for (int i = 0; i < run.size(); i++) {
                results.put(run.get(i).item(), done.get(i));
                if (run.get(i) instanceof Turn.Take take) {
                    rows.add(row(take, done.get(i)));
                }
            }
        }
        keep(device, rows);
        return turns.stream().map(turn -> answer(turn, results)).toList();
    }

    private Collection<Known> known(Device device, List<Incoming> items) {
        return store.known(
                device.deviceId(),
                items.stream().map(Incoming::digest).toList(),
                items.stream().map(Incoming::head).flatMap(Optional::stream).toList());
    }

    /** Sales that stand one behind the other are taken together, all else one by one. */
    private static List<List<Turn>> runs(List<Turn> turns) {
        List<List<Turn>> runs = new ArrayList<>();
        boolean isInSales = false;
        for (Turn turn : turns) {
            boolean isSale = isSale(turn);
            if (!isSale || !isInSales) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(turn);
            isInSales = isSale;
        }
        return runs;
    }

    private static boolean isSale(Turn turn) {
        return turn instanceof Turn.Take take
                && !take.isIdReused()
                && take.item().flaws().isEmpty()
                && take.item()
                        .head()
                        .filter(head -> head.type() == OperationType.SALE)
                        .isPresent();
    }

    private List<OperationResult> take(
            Device device, PosJournal journal, List<Turn> run, Instant deviceTime, Instant now) {
        if (isSale(run.get(0))) {
            return sales.take(
                    device, journal, run.stream().map(Turn.Take.class::cast).toList(), now);
        }
        Turn turn = run.get(0);
        if (turn instanceof Turn.Take take) {
            return List.of(takeOne(device, journal, take, deviceTime, now));
        } else if (turn instanceof Turn.Again again) {
            return List.of(again(again.first()));
        } else if (turn instanceof Turn.Wait) {
            return List.of(OperationResult.waiting(turn.item()));
        } else if (turn instanceof Turn.Reused) {
            return List.of(OperationResult.invalid(
                    turn.item(),
                    turn.item().head().map(OperationHead::sequence).orElse(null),
                    Problem.of(ProblemType.SEQUENCE_REUSED, "Another operation has this place in the sequence.")));
        }
        return List.of(OperationResult.invalid(turn.item(), null));
    }

    private OperationResult takeOne(
            Device device, PosJournal journal, Turn.Take take, Instant deviceTime, Instant now) {
        if (take.isIdReused()) {
            return OperationResult.invalid(
                    take.item(),
                    take.sequence(),
                    Problem.of(ProblemType.OPERATION_ID_REUSED, "Another operation has this operation_id."));
        }
        if (!take.item().flaws().isEmpty()) {
            return OperationResult.invalid(take.item(), take.sequence());
        }
        OperationHead head = take.item().head().orElseThrow();
        String content = take.item().content();
        return switch (head.type()) {
            case SALE -> throw new IllegalStateException("sales are taken together");
            case CANCELLATION -> cancellations.take(device, journal, head, content, now);
            case BOARDING -> boardings.take(device, head, content, deviceTime);
            case SHIFT_OPENED, SHIFT_CLOSED, CASH_MOVEMENT -> shift(journal, take, now);
        };
    }

    private OperationResult shift(PosJournal journal, Turn.Take take, Instant now) {
        OperationHead head = take.item().head().orElseThrow();
        try {
            shifts.take(journal, head, take.item().content(), now);
            return OperationResult.accepted(head);
        } catch (Problem refused) {
            return OperationResult.invalid(take.item(), take.sequence(), refused);
        }
    }

    private static OperationStore.Row row(Turn.Take take, OperationResult result) {
        Optional<OperationHead> head = take.item().head();
        return new OperationStore.Row(
                take.sequence(),
                take.isIdReused() ? null : head.map(OperationHead::operationId).orElse(null),
                head.map(OperationHead::type).orElse(null),
                take.item().digest(),
                take.item().isSigned(),
                result.outcome(),
                Json.mapper().toJson(result),
                result.outcome() == Outcome.INVALID ? take.item().content() : null);
    }

    /** Of two that take one place the second is the one that the device has signed. */
    private void keep(Device device, List<OperationStore.Row> rows) {
        Map<Long, OperationStore.Row> byPlace = new LinkedHashMap<>();
        rows.forEach(row -> byPlace.put(row.sequence(), row));
        if (!byPlace.isEmpty()) {
            store.add(device.deviceId(), device.companyId(), List.copyOf(byPlace.values()));
        }
    }

    private static OperationResult answer(Turn turn, Map<Incoming, OperationResult> results) {
        return turn instanceof Turn.Twin twin ? results.get(twin.first()).again() : results.get(turn.item());
    }

    private static OperationResult again(Known first) {
        return Json.mapper().fromJson(first.answer(), OperationResult.class).again();
    }

    /** Keeps an operation that could not be taken as invalid, so that it does not stand in the way of those behind it. */
    public List<OperationResult> refuse(Device device, List<Incoming> items, Problem why) {
        Incoming first = items.get(0);
        List<FieldError> flaws = why.fieldErrors().isEmpty()
                ? List.of(new FieldError("operation", why.type().code() + ": " + why.detail()))
                : why.fieldErrors();
        List<Incoming> flawed = new ArrayList<>(items);
        flawed.set(0, new Incoming(first.place(), first.digest(), first.content(), first.head(), flaws));
        return take(device, flawed, 1, null);
    }
}
