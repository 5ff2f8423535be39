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
     * @param net what was taken less what was paid out
     */
    public record Method(String method, int sales, Money sold, int refunds, Money paidOut, Money net) {
        static Method of(ShiftEntry entry, String currency) {
            boolean sale = entry.kind() == EntryKind.SALE;
            Money nothing = new Money(0, currency);
            return new Method(
                    entry.method(),
                    sale ? 1 : 0,
                    sale ? new Money(entry.amount(), currency) : nothing,
                    sale ? 0 : 1,
                    sale ? nothing : new Money(-entry.amount(), currency),
                    new Money(entry.amount(), currency));
        }

        Method plus(Method other) {
            return new Method(
                    method,
                    sales + other.sales,
                    sold.plus(other.sold),
                    refunds + other.refunds,
                    paidOut.plus(other.paidOut),
                    net.plus(other.net));
        }
    }

    /** One thing that happened in a shift. */
    public record Entry(
            int position, EntryKind kind, UUID sourceId, String method, Money amount, String receipt, Instant madeAt) {
        static Entry from(ShiftEntry entry, String currency) {
            return new Entry(
                    entry.position(),
                    entry.kind(),
                    entry.sourceId(),
                    entry.method(),
                    new Money(entry.amount(), currency),
                    entry.receipt(),
                    entry.madeAt());
        }
    }
}
