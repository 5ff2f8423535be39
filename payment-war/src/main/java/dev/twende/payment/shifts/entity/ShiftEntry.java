package dev.twende.payment.shifts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Something that was taken or paid out in a shift. It never changes. */
@Entity
@Table(name = "shift_entry")
@IdClass(ShiftEntry.Key.class)
public class ShiftEntry {
    @Id
    @Column(name = "shift_id")
    private UUID shiftId;

    @Id
    private int position;

    @Enumerated(EnumType.STRING)
    private EntryKind kind;

    @Column(name = "source_id")
    private UUID sourceId;

    private String method;
    private long amount;
    private String receipt;

    @Column(name = "device_receipt")
    private String deviceReceipt;

    @Column(name = "made_at")
    private Instant madeAt;

    protected ShiftEntry() {} // for JPA

    ShiftEntry(
            UUID shiftId,
            int position,
            EntryKind kind,
            UUID sourceId,
            String method,
            long amount,
            String receipt,
            Instant madeAt) {
        this.shiftId = shiftId;
        this.position = position;
        this.kind = kind;
        this.sourceId = sourceId;
        this.method = method;
        this.amount = amount;
        this.receipt = receipt;
        this.madeAt = madeAt;
    }

    public UUID shiftId() {
        return shiftId;
    }

    /** Counts the shift's entries from 1. */
    public int position() {
        return position;
    }

    public EntryKind kind() {
        return kind;
    }

    /** The transaction or the refund. */
    public UUID sourceId() {
        return sourceId;
    }

    public String method() {
        return method;
    }

    /** In minor units of the shift's currency; negative when it was paid out. */
    public long amount() {
        return amount;
    }

    /** Unique among all shifts. */
    public String receipt() {
        return receipt;
    }

    /** The device has given the passenger a receipt with this number. */
    public ShiftEntry asReceipt(String number) {
        deviceReceipt = number;
        return this;
    }

    /** On the paper that a device printed; empty for what was sold without one. */
    public Optional<String> deviceReceipt() {
        return Optional.ofNullable(deviceReceipt);
    }

    public Instant madeAt() {
        return madeAt;
    }

    /** The key, as JPA wants it. */
    public static class Key implements Serializable {
        private UUID shiftId;
        private int position;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.shiftId.equals(shiftId) && key.position == position;
        }

        @Override
        public int hashCode() {
            return 31 * shiftId.hashCode() + position;
        }
    }
}
