package dev.twende.payment.fiscalreceipts.entity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What the device made of an invoice; it must be printed on the ticket.
 *
 * @param deviceId the device's own number, which the authority gave it
 * @param receiptNumber counted by the device
 * @param internalData what the authority checks the device with
 * @param signature of the receipt
 * @param signedAt by the device's clock
 */
public record SignedReceipt(
        String deviceId, String receiptNumber, String internalData, String signature, Instant signedAt) {
    /** The authority's own zone. */
    private static final ZoneId ZONE = ZoneId.of("Africa/Kigali");

    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("ddMMyyyy'#'HHmmss", Locale.ROOT).withZone(ZONE);

    /** As it is printed: {@code SDC010000123/57}. */
    public String number() {
        return deviceId + "/" + receiptNumber;
    }

    /** What the code on the ticket says: date, time, device, number, internal data, signature. */
    public String qr() {
        return String.join("#", DATE_AND_TIME.format(signedAt), deviceId, receiptNumber, internalData, signature);
    }
}
