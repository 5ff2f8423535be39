package dev.twende.payment.providers.control;

import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.providers.entity.StatusQuery;
import dev.twende.payment.providers.entity.StatusReply;
import dev.twende.payment.providers.entity.WholeUnits;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;

/** Writes and reads Daraja's messages for M-Pesa Express (STK push), to the letter. */
public final class DarajaMessages {
    /** Safaricom's servers think in Nairobi time. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Africa/Nairobi"));

    /** 13 characters, the most Daraja takes. */
    private static final String DESCRIPTION = "Twende ticket";

    private static final String SUCCESS = "0";
    /** Our own code, beside those of Daraja. */
    private static final String NOT_SENT = "not-sent";

    /** The answer to a status query while the prompt is still on the phone; the same code has other meanings, so read the text too. */
    private static final String STILL_OPEN_CODE = "500.001.1001";

    private static final String STILL_OPEN_TEXT = "being processed";

    private DarajaMessages() {}

    public static JsonObject push(MpesaConfig us, CollectionOrder order, Msisdn payer, Instant now) {
        return signed(us, now)
                .add("TransactionType", "CustomerPayBillOnline")
                .add("Amount", WholeUnits.express(order.amount()))
                .add("PartyA", payer.digits())
                .add("PartyB", us.shortCode())
                .add("PhoneNumber", payer.digits())
                .add("CallBackURL", callback(us, order.callbackSecret()))
                .add("AccountReference", order.reference())
                .add("TransactionDesc", DESCRIPTION)
                .build();
    }

    public static JsonObject statusQuery(MpesaConfig us, ProviderIds ids, Instant now) {
        return signed(us, now).add("CheckoutRequestID", ids.requestId()).build();
    }

    public static CollectionReply readPushReply(ProviderReply reply) {
        Optional<String> merchantRequestId = reply.text("MerchantRequestID");
        Optional<String> checkoutRequestId = reply.text("CheckoutRequestID");
        Optional<String> responseCode = reply.text("ResponseCode");
        if (reply.isOk() && responseCode.isPresent()) {
            if (!responseCode.get().equals(SUCCESS)) {
                return new CollectionReply.Refused(
                        responseCode.get(), reply.text("ResponseDescription").orElse(""));
            }
            if (merchantRequestId.isPresent() && checkoutRequestId.isPresent()) {
                return new CollectionReply.Accepted(ProviderIds.of(checkoutRequestId.get(), merchantRequestId.get()));
            }
        }
        if (!reply.sent()) {
            return new CollectionReply.Refused(NOT_SENT, "M-Pesa cannot be reached; the customer was not prompted.");
        }
        if (reply.isRefusal()) {
            return new CollectionReply.Refused(
                    reply.text("errorCode").orElse(String.valueOf(reply.status())),
                    reply.text("errorMessage").orElse(""));
        }
        return new CollectionReply.Unknown();
    }

    public static StatusReply readStatusReply(ProviderReply reply, StatusQuery query) {
        boolean aboutUs =
                reply.text("CheckoutRequestID").equals(Optional.of(query.ids().requestId()));
        Optional<ResultCode> code = reply.text("ResultCode").map(ResultCode::new);
        if (reply.isOk() && aboutUs && code.isPresent()) {
            String text = reply.text("ResultDesc").orElse("");
            return switch (code.get().verdict(query.lastCode())) {
                case PAID -> new StatusReply.Paid(code.get(), text, Optional.empty(), Optional.empty());
                case NOT_PAID -> new StatusReply.Failed(code.get(), text);
                case ASK_AGAIN -> new StatusReply.Doubtful(code.get(), text);
            };
        }
        boolean stillOpen = reply.text("errorCode").equals(Optional.of(STILL_OPEN_CODE))
                && reply.text("errorMessage").orElse("").contains(STILL_OPEN_TEXT);
        return stillOpen ? new StatusReply.Pending() : new StatusReply.Unknown();
    }

    /**
     * @return empty when the body is no STK callback: not JSON, without ids or result, or paid without an amount
     */
    public static Optional<CollectionClaim> readCallback(String body) {
        JsonObject callback = ProviderReply.object(body)
                .map(root -> child(child(root, "Body"), "stkCallback"))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        Optional<String> merchantRequestId = ProviderReply.text(callback.get("MerchantRequestID"));
        Optional<String> checkoutRequestId = ProviderReply.text(callback.get("CheckoutRequestID"));
        Optional<ResultCode> code =
                ProviderReply.text(callback.get("ResultCode")).map(ResultCode::new);
        Optional<BigDecimal> amount = item(callback, "Amount").flatMap(DarajaMessages::number);
        boolean complete = merchantRequestId.isPresent()
                && checkoutRequestId.isPresent()
                && code.isPresent()
                && (amount.isPresent() || !code.get().isPaid());
        return complete
                ? Optional.of(new CollectionClaim(
                        ProviderIds.of(checkoutRequestId.get(), merchantRequestId.get()),
                        code.get(),
                        amount,
                        Optional.empty(),
                        item(callback, "MpesaReceiptNumber")))
                : Optional.empty();
    }

    /** Where the result of a collection or a refund is told. */
    static String callback(MpesaConfig us, String secret) {
        return us.callbackBaseUrl() + "/payment/v1/callbacks/" + secret;
    }

    static String timestamp(Instant now) {
        return TIMESTAMP.format(now);
    }

    static String password(String shortCode, String passkey, String timestamp) {
        return Base64.getEncoder().encodeToString((shortCode + passkey + timestamp).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObjectBuilder signed(MpesaConfig us, Instant now) {
        String timestamp = timestamp(now);
        return Json.createObjectBuilder()
                .add("BusinessShortCode", Long.parseLong(us.shortCode()))
                .add("Password", password(us.shortCode(), us.passkey(), timestamp))
                .add("Timestamp", timestamp);
    }

    /** Items are found by name: their order varies, and some come without a value. */
    private static Optional<String> item(JsonObject callback, String name) {
        if (!(child(callback, "CallbackMetadata").get("Item") instanceof JsonArray items)) {
            return Optional.empty();
        }
        return items.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(item -> ProviderReply.text(item.get("Name")).equals(Optional.of(name)))
                .findFirst()
                .flatMap(item -> ProviderReply.text(item.get("Value")));
    }

    private static JsonObject child(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
