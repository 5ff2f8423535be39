package dev.twende.payment.reconciliations.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.payment.paybills.boundary.Paybills;
import dev.twende.payment.paybills.entity.PaybillPayment;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.reconciliations.control.OurPayment;
import dev.twende.payment.reconciliations.control.ReconciliationStore;
import dev.twende.payment.reconciliations.control.ThreeWayMatch;
import dev.twende.payment.reconciliations.entity.Mismatch;
import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.reconciliations.entity.MismatchState;
import dev.twende.payment.reconciliations.entity.Reconciliation;
import dev.twende.payment.reconciliations.entity.StatementSource;
import dev.twende.payment.transactions.boundary.Transactions;
import dev.twende.payment.transactions.entity.BookingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everything that is written down about a comparison, each step in one database transaction. Nobody is asked from here. */
@ApplicationScoped
@Transactional
public class Reconciliations {
    /** Bounds what is held in memory and asked of ticketing. */
    private static final Duration LONGEST_PERIOD = Duration.ofDays(31);

    private static final int MOST_AT_ONCE = 50_000;

    /** No comparison takes so long: whoever made it is gone. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private ReconciliationStore store;
    private Transactions transactions;
    private Paybills paybills;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Reconciliations() {} // for the CDI proxy

    @Inject
    public Reconciliations(
            ReconciliationStore store,
            Transactions transactions,
            Paybills paybills,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.paybills = paybills;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    // ---- ordered

    /**
     * Begins a comparison, unless this very one was begun before.
     *
     * @param source an upload may be repeated; a period is pulled once
     */
    Begun begin(ReconciliationRequest request, StatementSource source, IdempotencyKey key) {
        PaymentMethod method = PaymentMethod.named(request.method());
        if (!request.from().isBefore(request.to())
                || Duration.between(request.from(), request.to()).compareTo(LONGEST_PERIOD) > 0) {
            throw Problem.invalid("to", "must be after from, and at most 31 days after it");
        }
        UUID candidate = Ids.next();
        Ordered ordered = idempotent.once(key, "reconciliations.begin " + source, request, Ordered.class, () -> {
            store.lockBeginning();
            Optional<Reconciliation> made = source == StatementSource.PULL
                    ? store.pullOf(method, request.from(), request.to())
                    : Optional.empty();
            return new Ordered(made.map(Reconciliation::id)
                    .orElseGet(() -> add(candidate, method, request.from(), request.to(), source)));
        });
        return new Begun(
                get(ordered.reconciliationId()), ordered.reconciliationId().equals(candidate));
    }

    private UUID add(UUID id, PaymentMethod method, Instant from, Instant to, StatementSource source) {
        store.add(new Reconciliation(id, method, from, to, source, clock.instant()));
        return id;
    }

    /** Gives up those whose maker is gone, so that they can be made again. */
    void giveUpAbandoned() {
        Instant now = clock.instant();
        store.abandoned(now.minus(ABANDONED_AFTER))
                .forEach(abandoned -> abandoned.failed("The server stopped while it was made.", now));
    }

    // ---- made

    /** Keeps the statement as evidence. */
    void keep(UUID id, List<StatementLine> lines) {
        store.addLines(id, lines);
        paybills.prove(lines);
    }

    /**
     * Takes one line in: a payment that waits for its receipt gets it, money that was thought lost is found, and what nothing
     * explains is handed to whoever matches money that came by itself.
     *
     * @param since from when on the statement shows everything
     */
    void takeIn(PaymentMethod method, StatementLine line, Instant since) {
        if (method != PaymentMethod.MPESA) {
            return; // elsewhere nobody pays without being asked, and every answer brings its receipt
        }
        String reference = PaybillPayment.bookingReference(line.reference());
        if (transactions
                .attribute(line.receipt(), reference, line.amount(), since)
                .isEmpty()) {
            paybills.found(line);
        }
    }

    /** Our side of the comparison. */
    List<OurPayment> ours(UUID id, List<StatementLine> lines) {
        Reconciliation reconciliation = store.require(id);
        Set<String> receipts = lines.stream().map(StatementLine::receipt).collect(Collectors.toSet());
        return store.ours(reconciliation.method(), reconciliation.periodFrom(), reconciliation.periodTo(), receipts);
    }

    /** Compares, and keeps what does not agree. */
    void compare(UUID id, List<StatementLine> lines, List<OurPayment> ours, Map<String, BookingState> bookings) {
        Reconciliation reconciliation = store.require(id);
        Instant now = clock.instant();
        Set<UUID> paid = store.paid(bookings.keySet());
        List<Mismatch.Disagreement> disagreements = new ThreeWayMatch(
                        reconciliation.periodFrom(), reconciliation.periodTo(), lines, ours, paid, bookings)
                .disagreements();
        disagreements.forEach(disagreement -> store.add(new Mismatch(Ids.next(), id, disagreement, now)));
        reconciliation.done(lines.size(), ours.size(), disagreements.size(), now);
    }

    void failed(UUID id, String why) {
        store.require(id).failed(why, clock.instant());
    }

    // ---- read and handled

    public ReconciliationResponse get(UUID id) {
        return ReconciliationResponse.from(store.require(id));
    }

    public Page<ReconciliationResponse> list(int limit, UUID before) {
        List<ReconciliationResponse> found = store.page(before, limit + 1).stream()
                .map(ReconciliationResponse::from)
                .toList();
        return Page.of(found, limit, item -> item.reconciliationId().toString());
    }

    /** What a comparison found, in the order in which it was found. */
    public Page<MismatchResponse> mismatches(UUID id, MismatchKind kind, MismatchState state, int limit, UUID after) {
        store.require(id);
        List<MismatchResponse> found = store.mismatches(id, kind, state, after, limit + 1).stream()
                .map(MismatchResponse::from)
                .toList();
        return Page.of(found, limit, mismatch -> mismatch.mismatchId().toString());
    }

    /** All that a comparison found; bounded, since nobody reads more. */
    public List<MismatchResponse> all(UUID id) {
        store.require(id);
        return store.mismatches(id, null, null, new UUID(0, 0), MOST_AT_ONCE).stream()
                .map(MismatchResponse::from)
                .toList();
    }

    /** A person's conclusion. */
    public MismatchResponse conclude(UUID id, UUID mismatchId, MismatchRequest request, IfMatch seen) {
        Mismatch mismatch = store.lock(id, mismatchId);
        IfMatch.mustMatch(seen, mismatch.version());
        mismatch.conclude(request.state(), request.note(), caller.userId(), clock.instant());
        store.flush();
        return MismatchResponse.from(mismatch);
    }

    /** What is remembered under an idempotency key. */
    public record Ordered(UUID reconciliationId) {}

    /**
     * A comparison.
     *
     * @param isNew whether it is still to be made
     */
    record Begun(ReconciliationResponse reconciliation, boolean isNew) {}
}
