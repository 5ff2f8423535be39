package dev.twende.payment.shifts.boundary;

import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.CashTaken;
import dev.twende.events.ticketing.ShiftClosedOnDevice;
import dev.twende.events.ticketing.ShiftClosedOnDevice.Counted;
import dev.twende.events.ticketing.ShiftOpenedOnDevice;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.boundary.Ledgers;
import dev.twende.payment.ledgers.entity.Postings;
import dev.twende.payment.shifts.control.ShiftStore;
import dev.twende.payment.shifts.entity.CashUp;
import dev.twende.payment.shifts.entity.EntryKind;
import dev.twende.payment.shifts.entity.Shift;
import dev.twende.payment.shifts.entity.ShiftEntry;
import dev.twende.payment.shifts.entity.ShiftStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Shifts of devices that were without network. What they tell has happened: it is written down as it was, in their order, once. Whether it
 * could be was decided where they told it.
 */
@ApplicationScoped
@Transactional
public class DeviceShifts {
    private static final String PAY_IN = "PAY_IN";

    private ShiftStore store;
    private Ledgers ledgers;
    private Clock clock;

    protected DeviceShifts() {} // for the CDI proxy

    @Inject
    public DeviceShifts(ShiftStore store, Ledgers ledgers, Clock clock) {
        this.store = store;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** A device has begun its next shift. */
    public void follow(ShiftOpenedOnDevice told) {
        if (store.lockNumber(told.deviceId(), told.shiftNumber()).isPresent()) {
            return;
        }
        Shift shift = new Shift(
                        Ids.next(),
                        told.companyId(),
                        told.deviceId(),
                        told.shiftNumber(),
                        told.opening(),
                        clock.instant())
                .onDevice(told.cashierId());
        store.add(shift);
        ledgers.post(Postings.shiftOpened(told.companyId(), shift.id(), shift.opening(), clock.instant()));
    }

    /**
     * A device has counted its drawer. News that overtook cash of the shift comes again, once that is here. What is not in it, such as mobile money, need not be counted: it is
     * what it should be.
     */
    public void follow(ShiftClosedOnDevice told) {
        Shift shift = lock(told.deviceId(), told.shiftNumber());
        if (shift.status() != ShiftStatus.OPEN) {
            return;
        }
        if (store.toldByDevice(shift.id()) < told.entries()) {
            throw new IllegalStateException(
                    "shift " + shift.id() + " is counted, but not all of its cash has been told of yet");
        }
        Map<String, Long> taken = store.taken(shift.id());
        Map<String, Long> counted = new HashMap<>();
        counted.putAll(taken);
        counted.put(CashUp.CASH, 0L);
        for (Counted each : told.counted()) {
            counted.put(each.method(), each.amount().amount());
        }
        shift.close(CashUp.of(shift.opening().amount(), taken, counted), clock.instant());
        ledgers.post(Postings.shiftClosed(shift.companyId(), shift.id(), shift.cashVariance(), clock.instant()));
    }

    /** Cash came into the drawer of a device, or went out of it. */
    public void follow(CashMovedOnDevice told) {
        Money amount = told.amount().times(told.kind().equals(PAY_IN) ? 1 : -1);
        EntryKind kind = amount.amount() > 0 ? EntryKind.PAY_IN : EntryKind.PAY_OUT;
        Shift shift = lock(told.deviceId(), told.shiftNumber());
        if (store.entry(kind, told.operationId()).isEmpty()) {
            store.add(shift.moved(told.operationId(), amount, clock.instant()));
            ledgers.post(
                    Postings.cashMoved(shift.companyId(), shift.id(), told.operationId(), amount, clock.instant()));
        }
    }

    /**
     * Puts the price of a sale into a device's drawer, once; for the other features of this house.
     *
     * @return the receipt
     */
    public String take(CashTaken told) {
        Shift shift = lock(told.deviceId(), told.shiftNumber());
        return store.entry(EntryKind.SALE, told.transactionId())
                .orElseGet(() -> {
                    ShiftEntry entry = shift.sold(told.transactionId(), CashUp.CASH, told.amount(), clock.instant())
                            .asReceipt(told.receiptNumber());
                    store.add(entry);
                    return entry;
                })
                .receipt();
    }

    /**
     * Pays a refund out of a device's drawer: it has been paid, so nobody asks what is in it; for the other features of this house.
     *
     * @return the shift
     */
    public UUID payOut(UUID deviceId, int number, UUID refundId, Money amount) {
        Shift shift = lock(deviceId, number);
        store.add(shift.paidOut(refundId, amount, clock.instant()));
        return shift.id();
    }

    /** News that overtook the beginning of its shift comes again. */
    private Shift lock(UUID deviceId, int number) {
        return store.lockNumber(deviceId, number)
                .orElseThrow(() -> new IllegalStateException(
                        "device " + deviceId + " has no shift " + number + " that we were told of"));
    }
}
