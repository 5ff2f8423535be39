package dev.twende.payment.fiscalreceipts.entity;

/** Where a receipt stands, and the only moves there are. */
public enum ReceiptStatus {
    /** The device is to be told, and is told until it answers. */
    PENDING,
    /** The device has signed it. */
    ISSUED,
    /** The device refused it for certain, or was away for too long: a person decides. */
    REFUSED;

    public boolean canBecome(ReceiptStatus next) {
        return switch (this) {
            case PENDING -> next == ISSUED || next == REFUSED;
            case REFUSED -> next == PENDING;
            case ISSUED -> false;
        };
    }
}
