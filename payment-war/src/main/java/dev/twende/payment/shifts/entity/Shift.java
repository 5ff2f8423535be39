package dev.twende.payment.shifts.entity;

import static dev.twende.payment.shifts.entity.ShiftStatus.CLOSED;
import static dev.twende.payment.shifts.entity.ShiftStatus.OPEN;
import static dev.twende.payment.shifts.entity.ShiftStatus.SIGNED_OFF;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The time in which one person, or one device, answers for one drawer.
 *
 * <p>It is opened with the change money that is in the drawer. Each sale and each refund out of the drawer is written into it with
 * a receipt, whose position counts up without gaps. It is closed by counting; what should be there is worked out by method, and
 * the difference is the variance. Somebody else signs it off, and takes the cash. An agent's shifts are numbered without gaps, and
 * none is ever deleted, so that a missing number would be seen.
 *
 * <p>A device that was without network tells of its shifts later, in the order in which it had them: then it is the device that answers
 * for the drawer, and the cashier who opened it there is noted.
 */
@Entity
@Table(name = "shift")
public class Shift {
    private static final int TAIL = 12;

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "agent_id")
    private UUID agentId;

    @Column(name = "on_device")
    private boolean onDevice;

    @Convert(converter = NullableIdConverter.class)
    @Column(name = "cashier_id")
    private UUID cashierId;

    private int number;
    private String currency;

    @Column(name = "opening_amount")
    private long openingAmount;

    @Enumerated(EnumType.STRING)
    private ShiftStatus status;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "signed_off_at")
    private Instant signedOffAt;

    @Convert(converter = NullableIdConverter.class)
    @Column(name = "signed_off_by")
    private UUID signedOffBy;

    private String note;
    private int entries;

    @ElementCollection
    @CollectionTable(name = "shift_count", joinColumns = @JoinColumn(name = "shift_id"))
    @OrderBy("method")
    private List<Count> counts = new ArrayList<>();

    protected Shift() {} // for JPA

    /**
     * @param number one more than the agent's last shift's
     * @param opening change money in the drawer; zero for an empty one
     */
    public Shift(UUID id, UUID companyId, UUID agentId, int number, Money opening, Instant now) {
        this.id = id;
        this.companyId = companyId;
        this.agentId = agentId;
        this.number = number;
        this.currency = opening.currency();
        this.openingAmount = opening.amount();
        this.status = OPEN;
        this.openedAt = now;
    }

    /**
     * It is a device's drawer, and the device tells of it.
     *
     * @param cashier who began the shift there; null for nobody
     */
    public Shift onDevice(UUID cashier) {
        onDevice = true;
        cashierId = cashier;
        return this;
    }

    /**
     * Makes sure that it is counted where it is asked for.
     *
     * @throws Problem shift-on-device when a device tells of it
     */
    public void mustBeCountedHere() {
        if (onDevice) {
            throw Problem.of(ProblemType.SHIFT_ON_DEVICE, "The device counts its own drawer, and tells of it by sync.");
        }
    }

    /**
     * Cash came into the drawer, or went out of it, for no sale.
     *
     * @param amount negative when it went out
     * @throws Problem wrong-currency
     */
    public ShiftEntry moved(UUID operationId, Money amount, Instant now) {
        return add(amount.amount() > 0 ? EntryKind.PAY_IN : EntryKind.PAY_OUT, operationId, CashUp.CASH, amount, now);
    }

    /**
     * Something was sold.
     *
     * @throws Problem wrong-currency
     */
    public ShiftEntry sold(UUID transactionId, String method, Money amount, Instant now) {
        return add(EntryKind.SALE, transactionId, method, amount, now);
    }

    /**
     * A refund was paid out of the drawer.
     *
     * @throws Problem wrong-currency
     */
    public ShiftEntry paidOut(UUID refundId, Money amount, Instant now) {
        return add(EntryKind.REFUND, refundId, CashUp.CASH, amount.times(-1), now);
    }

    private ShiftEntry add(EntryKind kind, UUID sourceId, String method, Money amount, Instant now) {
        if (status != OPEN) {
            throw new IllegalStateException("shift " + id + " is " + status);
        }
        mustBeIn(amount.currency());
        entries++;
        return new ShiftEntry(id, entries, kind, sourceId, method, amount.amount(), receipt(), now);
    }

    /** Refuses money of another currency than the drawer holds. */
    public void mustBeIn(String other) {
        if (!currency.equals(other)) {
            throw Problem.of(ProblemType.WRONG_CURRENCY, "This drawer holds " + currency + ".");
        }
    }

    /** Unique by the random end of the shift's id, and readable by the numbers behind it. */
    private String receipt() {
        String hex = id.toString().replace("-", "");
        return "C%s-%d-%d".formatted(hex.substring(hex.length() - TAIL).toUpperCase(Locale.ROOT), number, entries);
    }

    /** The drawer was counted. */
    public void close(List<Count> counted, Instant now) {
        move(CLOSED);
        counts.addAll(counted);
        closedAt = now;
    }

    /**
     * Somebody else has looked at the count and taken the cash.
     *
     * @throws Problem sign-off-by-another when it is the one who answers for the drawer
     */
    public void signOff(UUID by, String note, Instant now) {
        if (by.equals(agentId) || by.equals(cashierId)) {
            throw Problem.of(ProblemType.SIGN_OFF_BY_ANOTHER, "Nobody signs off a shift of his own.");
        }
        move(SIGNED_OFF);
        this.signedOffBy = by;
        this.signedOffAt = now;
        this.note = note;
    }

    private void move(ShiftStatus next) {
        if (!status.canBecome(next)) {
            throw Problem.of(
                            ProblemType.ILLEGAL_TRANSITION,
                            "A shift that is " + status + " cannot become " + next + ".")
                    .with("from", status)
                    .with("to", next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    /** Grows with every change. */
    public int version() {
        return version;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID agentId() {
        return agentId;
    }

    /** Who began it on the device that answers for it; empty for a person's own shift. */
    public Optional<UUID> cashierId() {
        return Optional.ofNullable(cashierId);
    }

    public int number() {
        return number;
    }

    public String currency() {
        return currency;
    }

    public Money opening() {
        return new Money(openingAmount, currency);
    }

    public ShiftStatus status() {
        return status;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<Instant> signedOffAt() {
        return Optional.ofNullable(signedOffAt);
    }

    public Optional<UUID> signedOffBy() {
        return Optional.ofNullable(signedOffBy);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** One for each method, once it was closed. */
    public List<Count> counts() {
        return List.copyOf(counts);
    }

    /** What was counted in the drawer itself, once it was closed. */
    public Money cashCounted() {
        return new Money(cash().map(Count::counted).orElse(0L), currency);
    }

    /** What was too much in the drawer itself; negative when something was missing. */
    public Money cashVariance() {
        return new Money(cash().map(Count::variance).orElse(0L), currency);
    }

    private Optional<Count> cash() {
        return counts.stream()
                .filter(count -> count.method().equals(CashUp.CASH))
                .findFirst();
    }
}
