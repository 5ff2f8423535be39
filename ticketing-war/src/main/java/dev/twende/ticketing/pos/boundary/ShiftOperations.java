package dev.twende.ticketing.pos.boundary;

import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.ShiftClosedOnDevice;
import dev.twende.events.ticketing.ShiftClosedOnDevice.Counted;
import dev.twende.events.ticketing.ShiftOpenedOnDevice;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.PosJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Shifts of a device: its journal knows which one is open, and payment keeps the books. */
@ApplicationScoped
public class ShiftOperations {
    private static final String CASH = "CASH";

    private OperationForms forms;
    private Outbox outbox;

    protected ShiftOperations() {} // for the CDI proxy

    @Inject
    public ShiftOperations(OperationForms forms, Outbox outbox) {
        this.forms = forms;
        this.outbox = outbox;
    }

    /** @throws Problem {@code validation-failed} when this is not what comes next in the shifts of the device; then nothing came of it */
    void take(PosJournal journal, OperationHead head, String content, Instant now) {
        switch (head.type()) {
            case SHIFT_OPENED -> open(journal, head, content, now);
            case SHIFT_CLOSED -> close(journal, head, content, now);
            case CASH_MOVEMENT -> move(journal, head, content, now);
            case SALE, CANCELLATION, BOARDING -> throw new IllegalStateException(head.type() + " is none of a shift's");
        }
    }

    private void open(PosJournal journal, OperationHead head, String content, Instant now) {
        ShiftOpenedForm form = forms.read(content, ShiftOpenedForm.class);
        journal.open(form.shiftNumber(), form.opening().currency());
        outbox.publish(opened(journal, head, form.opening(), now));
    }

    /** Cash is never without a drawer: who takes some outside of any shift begins the next one by that. */
    void ensureOpen(PosJournal journal, OperationHead head, String currency, Instant now) {
        if (!journal.isOpen()) {
            journal.open(journal.shiftNumber() + 1, currency);
            outbox.publish(opened(journal, head, new Money(0, currency), now));
        }
    }

    private static ShiftOpenedOnDevice opened(PosJournal journal, OperationHead head, Money opening, Instant now) {
        return new ShiftOpenedOnDevice(
                journal.deviceId(),
                head.cashierId(),
                journal.companyId(),
                journal.shiftNumber(),
                opening,
                head.recordedAt(),
                now);
    }

    private void close(PosJournal journal, OperationHead head, String content, Instant now) {
        ShiftClosedForm form = forms.read(content, ShiftClosedForm.class);
        journal.mustBeOpen(form.shiftNumber());
        Set<String> methods = new HashSet<>();
        for (int i = 0; i < form.counted().size(); i++) {
            journal.mustHold(form.counted().get(i).amount().currency(), "counted[" + i + "].amount");
            if (!methods.add(form.counted().get(i).method())) {
                throw Problem.invalid("counted[" + i + "].method", "is counted twice");
            }
        }
        if (!methods.contains(CASH)) {
            throw Problem.invalid("counted", "must say what was counted of " + CASH);
        }
        journal.close(form.shiftNumber());
        outbox.publish(new ShiftClosedOnDevice(
                journal.deviceId(),
                head.cashierId(),
                journal.companyId(),
                form.shiftNumber(),
                journal.shiftEntries(),
                form.counted().stream()
                        .map(counted -> new Counted(counted.method(), counted.amount()))
                        .toList(),
                head.recordedAt(),
                now));
    }

    private void move(PosJournal journal, OperationHead head, String content, Instant now) {
        CashMovementForm form = forms.read(content, CashMovementForm.class);
        journal.mustBeOpen(form.shiftNumber());
        journal.mustHold(form.amount().currency(), "amount");
        journal.note();
        outbox.publish(new CashMovedOnDevice(
                head.operationId(),
                journal.deviceId(),
                head.cashierId(),
                journal.companyId(),
                form.shiftNumber(),
                form.kind(),
                form.amount(),
                form.reason(),
                head.recordedAt(),
                now));
    }
}
