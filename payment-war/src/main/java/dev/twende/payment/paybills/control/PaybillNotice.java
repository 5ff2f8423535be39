package dev.twende.payment.paybills.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the provider asks or tells of one Pay Bill payment (Daraja, Customer To Business, version 2). The payer's phone is hidden
 * in it.
 *
 * @param receipt TransID
 * @param shortCode BusinessShortCode
 * @param reference BillRefNumber: what the customer typed
 * @param units TransAmount, above zero, in whole units of the account's currency
 */
public record PaybillNotice(String receipt, String shortCode, String reference, BigDecimal units) {
    private static final int RECEIPT_LENGTH_MAX = 20;
    private static final int REFERENCE_LENGTH_MAX = 40;
    /** More than anyone can send, and small enough to be counted. */
    private static final BigDecimal UNITS_MAX = new BigDecimal("1000000000");

    private static final int SCALE_MAX = 2;

    /**
     * @return empty when the body is no such message
     */
    public static Optional<PaybillNotice> read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject json = reader.readObject();
            BigDecimal units = new BigDecimal(text(json, "TransAmount"));
            PaybillNotice notice = new PaybillNotice(
                    text(json, "TransID"), text(json, "BusinessShortCode"), text(json, "BillRefNumber"), units);
            return notice.isPlausible() ? Optional.of(notice) : Optional.empty();
        } catch (JsonException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    private boolean isPlausible() {
        return !receipt.isEmpty()
                && receipt.length() <= RECEIPT_LENGTH_MAX
                && reference.length() <= REFERENCE_LENGTH_MAX
                && units.signum() > 0
                && units.compareTo(UNITS_MAX) < 0
                && units.stripTrailingZeros().scale() <= SCALE_MAX;
    }

    /** Daraja sends the same thing now as a number, now as a string. */
    private static String text(JsonObject json, String name) {
        if (json.get(name) instanceof JsonString string) {
            return string.getString().strip();
        }
        return json.get(name) instanceof JsonNumber number ? number.toString() : "";
    }
}
