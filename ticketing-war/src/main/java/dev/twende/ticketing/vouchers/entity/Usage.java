package dev.twende.ticketing.vouchers.entity;

/**
 * How much of a voucher is used, reserved uses included.
 *
 * @param byPhone how many of the uses are of the asking phone
 * @param spent what they took off in all, in minor units
 */
public record Usage(long uses, long byPhone, long spent) {
    public static final Usage NONE = new Usage(0, 0, 0);
}
