package dev.twende.payment.shifts.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.boundary.SalePosted;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.shifts.control.ShiftStore;
import dev.twende.payment.shifts.entity.CashUp;
import dev.twende.payment.shifts.entity.EntryKind;
import dev.twende.payment.shifts.entity.Shift;
import dev.twende.payment.shifts.entity.ShiftEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens drawers, writes down what is taken and paid out, counts them and has somebody else sign. */
@ApplicationScoped
@Transactional
public class Shifts {
    /** More than anybody sells in a shift; a report of more would not be read. */
    private static final int MOST_ENTRIES = 10_000;

    private ShiftStore store;
    private Ledgers ledgers;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Shifts() {} // for the CDI proxy

    @Inject
    public Shifts(ShiftStore store, Ledgers ledgers, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.store = store;
        this.ledgers = ledgers;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Opens the caller's next shift.
     *
     * @throws Problem shift-already-open; shift-on-device for a device that speaks for itself
     */
    public ShiftResponse open(ShiftRequest request, IdempotencyKey key) {
        UUID agent = caller.userId();
        UUID company = caller.companyOr(null);
        if (caller.deviceId().equals(Optional.of(agent))) {
            throw Problem.of(ProblemType.SHIFT_ON_DEVICE, "A device counts its own shifts, and tells of them by sync.");
        }
        return idempotent.once(key, "shifts.open", request, ShiftResponse.class, () -> {
            store.lockAgent(agent); // two at once would get one number
            store.openOf(agent).ifPresent(open -> {
                throw Problem.of(ProblemType.SHIFT_ALREADY_OPEN, "Close your shift " + open.number() + " first.")
                        .with("shift_id", open.id());
            });
            int number = store.lastNumber(agent) + 1;
            Shift shift = new Shift(Ids.next(), company, agent, number, request.opening(), clock.instant());
            store.add(shift);
            ledgers.post(Postings.shiftOpened(company, shift.id(), shift.opening(), clock.instant()));
            return ShiftResponse.from(shift);
        });
    }

    /** Counts the drawer; what was counted and what should be there may differ. */
    public ShiftResponse close(UUID id, CountRequest request, IfMatch seen) {
        Shift shift = own(id, true);
        IfMatch.mustMatch(seen, shift.version());
        shift.mustBeCountedHere();
        shift.close(CashUp.of(shift.opening().amount(), store.taken(id), request.byMethod()), clock.instant());
        ledgers.post(Postings.shiftClosed(shift.companyId(), id, shift.cashVariance(), clock.instant()));
        return ShiftResponse.from(store.flushed(shift));
    }

    /** Somebody else looks at the count and takes the cash. */
    public ShiftResponse signOff(UUID id, SignOffRequest request, IfMatch seen) {
        Shift shift = own(id, true);
        IfMatch.mustMatch(seen, shift.version());
        shift.signOff(caller.userId(), request.note(), clock.instant());
        ledgers.post(Postings.shiftSignedOff(
                shift.companyId(), id, shift.cashCounted(), shift.cashVariance(), clock.instant()));
        return ShiftResponse.from(store.flushed(shift));
    }

    public ShiftResponse get(UUID id) {
        return ShiftResponse.from(own(id, false));
    }

    /** The Z report. */
    public ShiftReport report(UUID id) {
        return ShiftReport.of(own(id, false), store.entries(id, 0, MOST_ENTRIES));
    }

    /** What happened in a shift, in the order in which it did. */
    public Page<ShiftReport.Entry> entries(UUID id, int limit, int after) {
        Shift shift = own(id, false);
        List<ShiftReport.Entry> found = store.entries(id, after, limit + 1).stream()
                .map(entry -> ShiftReport.Entry.from(entry, shift.currency()))
                .toList();
        return Page.of(found, limit, entry -> String.valueOf(entry.position()));
    }

    /** A company's shifts, oldest first; an agent sees his own. */
    public Page<ShiftResponse> list(UUID companyId, UUID agentId, int limit, UUID after) {
        UUID company = caller.companyOr(companyId);
        UUID agent = seesAll() ? agentId : caller.userId();
        List<Shift> found =
                agent == null ? store.page(company, after, limit + 1) : store.page(company, agent, after, limit + 1);
        return Page.of(
                found.stream().map(ShiftResponse::from).toList(),
                limit,
                shift -> shift.shiftId().toString());
    }

    private Shift own(UUID id, boolean toChange) {
        Shift shift = toChange ? store.lock(id) : store.require(id);
        caller.mustActFor(shift.companyId());
        if (!seesAll() && !shift.agentId().equals(caller.userId())) {
            throw Problem.notFound();
        }
        return shift;
    }

    private boolean seesAll() {
        return caller.is(Roles.SUPER_ADMIN) || caller.is(Roles.COMPANY_ADMIN) || caller.is(Roles.ACCOUNTANT);
    }

    // ---- for the other features of this house

    /**
     * Refuses whom no drawer is open to put this money into.
     *
     * @throws Problem no-open-shift, wrong-currency
     */
    public void mustTake(UUID companyId, UUID agentId, Money amount) {
        store.openOf(agentId)
                .filter(shift -> shift.companyId().equals(companyId))
                .orElseThrow(Shifts::noOpenShift)
                .mustBeIn(amount.currency());
    }

    /**
     * Puts the price of a sale into the agent's open drawer, once.
     *
     * @return the receipt
     * @throws Problem no-open-shift, wrong-currency
     */
    public String take(UUID companyId, UUID agentId, UUID transactionId, Money amount) {
        Optional<Shift> open = store.lockOpenOf(agentId); // before we look: a twin may be writing
        return store.entry(EntryKind.SALE, transactionId)
                .orElseGet(() -> {
                    Shift shift = open.filter(theirs -> theirs.companyId().equals(companyId))
                            .orElseThrow(Shifts::noOpenShift);
                    ShiftEntry entry = shift.sold(transactionId, CashUp.CASH, amount, clock.instant());
                    store.add(entry);
                    return entry;
                })
                .receipt();
    }

    /** The receipt of a sale whose price was put into a drawer; empty when it never was. */
    public Optional<String> taken(UUID transactionId) {
        return store.entry(EntryKind.SALE, transactionId).map(ShiftEntry::receipt);
    }

    /** The shift into whose drawer the price of this sale was put. */
    public UUID shiftOf(UUID transactionId) {
        return store.entry(EntryKind.SALE, transactionId)
                .map(ShiftEntry::shiftId)
                .orElseThrow(() -> new IllegalStateException("no drawer took the price of " + transactionId));
    }

    /**
     * Pays a refund out of the caller's open drawer.
     *
     * @return the shift
     * @throws Problem no-open-shift, wrong-currency, conflict when there is not enough in it
     */
    public UUID payOut(UUID companyId, UUID refundId, Money amount) {
        Shift shift = store.lockOpenOf(caller.userId())
                .filter(open -> open.companyId().equals(companyId))
                .orElseThrow(Shifts::noOpenShift);
        long inDrawer = shift.opening().amount() + store.taken(shift.id()).getOrDefault(CashUp.CASH, 0L);
        ShiftEntry entry = shift.paidOut(refundId, amount, clock.instant());
        if (inDrawer < amount.amount()) {
            throw Problem.of(
                    ProblemType.CONFLICT, "There is only " + new Money(inDrawer, shift.currency()) + " in the drawer.");
        }
        store.add(entry);
        return shift.id();
    }

    /** Counts what an agent sold by other methods in his open shift, too. Cash is in it already. */
    void onSale(@Observes SalePosted posted) {
        posted.sale()
                .agentId()
                .filter(agent -> !posted.sale().method().equals(CashUp.CASH))
                .flatMap(store::lockOpenOf)
                .filter(shift -> shift.companyId().equals(posted.sale().companyId()))
                .filter(shift -> shift.currency().equals(posted.sale().price().currency()))
                .ifPresent(shift -> store.add(shift.sold(
                        posted.sale().transactionId(),
                        posted.sale().method(),
                        posted.sale().price(),
                        clock.instant())));
    }

    private static Problem noOpenShift() {
        return Problem.of(ProblemType.NO_OPEN_SHIFT, "Open a shift of this company first.");
    }
}
