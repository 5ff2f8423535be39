package dev.twende.payment.shifts.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.shifts.entity.EntryKind;
import dev.twende.payment.shifts.entity.Shift;
import dev.twende.payment.shifts.entity.ShiftEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The Z report of a shift: what happened in it, added up; while it is open, what has happened so far.
 *
 * @param firstReceipt absent when nothing happened
 * @param methods one for each method that was used
 */
public record ShiftReport(
        ShiftResponse shift, int entries, String firstReceipt, String lastReceipt, List<Method> methods) {

    static ShiftReport of(Shift shift, List<ShiftEntry> entries) {
        Map<String, Method> methods = new TreeMap<>();
        for (ShiftEntry entry : entries) {
            methods.merge(entry.method(), Method.of(entry, shift.currency()), Method::plus);
        }
        return new ShiftReport(
                ShiftResponse.from(shift),
                entries.size(),
                entries.isEmpty() ? null : entries.get(0).receipt(),
                entries.isEmpty() ? null : entries.get(entries.size() - 1).receipt(),
                List.copyOf(methods.values()));
    }

    /**
     * One method.
     *
     * @param paidOut as refunds
     * @param movedIn cash that came for no sale
     * @param movedOut cash that went for no refund
     * @param net what was taken and came in, less what was paid and went out
     */
    public record Method(
            String method,
            int sales,
            Money sold,
            int refunds,
            Money paidOut,
            Money movedIn,
            Money movedOut,
            Money net) {
        static Method of(ShiftEntry entry, String currency) {
            return new Method(
                    entry.method(),
                    entry.kind() == EntryKind.SALE ? 1 : 0,
                    of(entry, EntryKind.SALE, currency),
                    entry.kind() == EntryKind.REFUND ? 1 : 0,
                    of(entry, EntryKind.REFUND, currency),
                    of(entry, EntryKind.PAY_IN, currency),
                    of(entry, EntryKind.PAY_OUT, currency),
                    new Money(entry.amount(), currency));
        }

        private static Money of(ShiftEntry entry, EntryKind kind, String currency) {
            return new Money(entry.kind() == kind ? Math.abs(entry.amount()) : 0, currency);
        }

        Method plus(Method other) {
            return new Method(
                    method,
                    sales + other.sales,
                    sold.plus(other.sold),
                    refunds + other.refunds,
                    paidOut.plus(other.paidOut),
                    movedIn.plus(other.movedIn),
                    movedOut.plus(other.movedOut),
                    net.plus(other.net));
        }
    }

    /**
     * One thing that happened in a shift.
     *
     * @param deviceReceipt on the paper that a device printed; absent for what was sold without one
     */
    public record Entry(
            int position,
            EntryKind kind,
            UUID sourceId,
            String method,
            Money amount,
            String receipt,
            String deviceReceipt,
            Instant madeAt) {
        static Entry from(ShiftEntry entry, String currency) {
            return new Entry(
                    entry.position(),
                    entry.kind(),
                    entry.sourceId(),
                    entry.method(),
                    new Money(entry.amount(), currency),
                    entry.receipt(),
                    entry.deviceReceipt().orElse(null),
                    entry.madeAt());
        }
    }
}
