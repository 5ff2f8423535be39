package dev.twende.ticketing.pos.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import java.util.UUID;

/**
 * How far a device has told what it did without network.
 *
 * <p>It begins with the first operation, grows by one place at a time, and never goes back. Whoever takes operations of the device holds
 * it. It knows the device's shift too: shifts count from 1 without gaps, one is open at a time and holds one currency. Cash is never
 * without a drawer: a sale outside of any shift opens the next one by itself.
 */
@Entity
@Table(name = "pos_journal")
public class PosJournal {
    @Id
    @Column(name = "device_id")
    private UUID deviceId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "shift_number")
    private int shiftNumber;

    @Column(name = "shift_currency")
    private String shiftCurrency;

    @Column(name = "shift_entries")
    private int shiftEntries;

    @Version
    private int version;

    protected PosJournal() {} // for JPA

    public PosJournal(UUID deviceId, UUID companyId) {
        this.deviceId = deviceId;
        this.companyId = companyId;
        this.version = 1;
    }

    /** Operations up to here are taken. */
    public void reach(long sequence) {
        if (sequence < lastSequence) {
            throw new IllegalArgumentException(
                    "device " + deviceId + " was at " + lastSequence + " before " + sequence);
        }
        lastSequence = sequence;
    }

    public long lastSequence() {
        return lastSequence;
    }

    /**
     * The device has begun its next shift.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED} when one is open, or another number comes next
     */
    public void open(int number, String currency) {
        if (isOpen()) {
            throw Problem.invalid("shift_number", "comes while shift " + shiftNumber + " is open");
        }
        if (number != shiftNumber + 1) {
            throw Problem.invalid("shift_number", "must be " + (shiftNumber + 1));
        }
        shiftNumber = number;
        shiftCurrency = currency;
        shiftEntries = 0;
    }

    /** Cash of the open shift is told of. */
    public void note() {
        shiftEntries++;
    }

    /** How often cash of the open shift, or of the last one, was told of. */
    public int shiftEntries() {
        return shiftEntries;
    }

    /**
     * The device has counted its drawer.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED} when this shift is not open
     */
    public void close(int number) {
        mustBeOpen(number);
        shiftCurrency = null;
    }

    /**
     * Makes sure that the shift is open.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED}
     */
    public void mustBeOpen(int number) {
        if (!isOpen() || number != shiftNumber) {
            throw Problem.invalid("shift_number", "is not the open shift of this device");
        }
    }

    /**
     * Makes sure that the open shift, if there is one, holds this currency.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED}
     */
    public void mustHold(String currency, String field) {
        if (isOpen() && !Objects.equals(currency, shiftCurrency)) {
            throw Problem.invalid(field, "must be in " + shiftCurrency + " as the shift is");
        }
    }

    public boolean isOpen() {
        return shiftCurrency != null;
    }

    /** The number of the open shift, or of the last one. */
    public int shiftNumber() {
        return shiftNumber;
    }

    public UUID deviceId() {
        return deviceId;
    }

    public UUID companyId() {
        return companyId;
    }
}
