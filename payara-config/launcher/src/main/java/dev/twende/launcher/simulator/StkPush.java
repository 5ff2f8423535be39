package dev.twende.launcher.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One payment prompt on a customer's phone: asked for, answered a moment later, told to the merchant's callback, and open
 * to status queries ever after.
 *
 * @param callbackAnswers the HTTP status each callback was answered with so far, 0 when the merchant was not reached
 */
record StkPush(
        String merchantRequestId,
        String checkoutRequestId,
        String accountReference,
        String msisdn,
        long amount,
        URI callbackUrl,
        String receipt,
        Outcome outcome,
        Instant settlesAt,
        List<Integer> callbackAnswers) {

    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(NAIROBI);
    private static final DateTimeFormatter ID_STAMP =
            DateTimeFormatter.ofPattern("ddMMyyyyHHmmssSSS").withZone(NAIROBI);
    private static final Pattern TRANSACTION_TYPE = Pattern.compile("CustomerPayBillOnline|CustomerBuyGoodsOnline");
    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern SAFARICOM = Pattern.compile("254[17]\\d{8}");
    private static final Pattern CALLBACK = Pattern.compile("https?://[^\\s/]+/\\S*");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9]{1,12}");
    private static final int DESCRIPTION_LIMIT = 13;
    /** The id ends with the result, so that a simulator started anew still answers for the prompts of its predecessor. */
    private static final Pattern CHECKOUT_ID = Pattern.compile("ws_CO_\\d{22}(\\d{4})");

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Checks a push request field by field, in the words of Daraja's refusals, and gives it its ids. */
    static StkPush of(Fields request, Script script, Instant now, Duration callbackDelay) {
        request.matching("TransactionType", TRANSACTION_TYPE);
        long amount = Long.parseLong(request.matching("Amount", AMOUNT));
        request.matching("PartyA", SAFARICOM);
        String msisdn = request.matching("PhoneNumber", SAFARICOM);
        URI callbackUrl = URI.create(request.matching("CallBackURL", CALLBACK));
        String reference = request.matching("AccountReference", REFERENCE);
        if (request.optional("TransactionDesc").orElse("").length() > DESCRIPTION_LIMIT) {
            throw DarajaError.invalid("TransactionDesc");
        }
        Outcome outcome = script.next(msisdn, amount);
        boolean settlesNow = outcome.reply() == Outcome.Reply.AFTER_CALLBACK;
        return new StkPush(
                RANDOM.nextInt(10_000, 100_000) + "-" + RANDOM.nextInt(10_000_000, 100_000_000) + "-1",
                "ws_CO_" + ID_STAMP.format(now) + RANDOM.nextInt(10_000, 100_000)
                        + outcome.truth().digits(),
                reference,
                msisdn,
                amount,
                callbackUrl,
                Bank.newReceipt(),
                outcome,
                settlesNow ? now : now.plus(callbackDelay),
                new CopyOnWriteArrayList<>());
    }

    /** How a prompt ended that only its id remembers. */
    static Optional<Result> resultOf(String checkoutRequestId) {
        Matcher id = CHECKOUT_ID.matcher(checkoutRequestId);
        return id.matches() ? Result.ofDigits(id.group(1)) : Optional.empty();
    }

    JsonObject accepted() {
        return Json.createObjectBuilder()
                .add("MerchantRequestID", merchantRequestId)
                .add("CheckoutRequestID", checkoutRequestId)
                .add("ResponseCode", "0")
                .add("ResponseDescription", "Success. Request accepted for processing")
                .add("CustomerMessage", "Success. Request accepted for processing")
                .build();
    }

    JsonObject callback(Result told) {
        return callback(merchantRequestId, checkoutRequestId, told);
    }

    /** What someone posts who knows the address but not the ids. */
    JsonObject strangersCallback() {
        return callback("1-1-1", "ws_CO_1", Result.PAID);
    }

    private JsonObject callback(String merchantId, String checkoutId, Result told) {
        var stkCallback = Json.createObjectBuilder()
                .add("MerchantRequestID", merchantId)
                .add("CheckoutRequestID", checkoutId)
                .add("ResultCode", told.code())
                .add("ResultDesc", told.description());
        if (told == Result.PAID) {
            stkCallback.add(
                    "CallbackMetadata",
                    Json.createObjectBuilder()
                            .add(
                                    "Item",
                                    Json.createArrayBuilder()
                                            .add(item("Amount")
                                                    .add(
                                                            "Value",
                                                            BigDecimal.valueOf(amount - outcome.shortBy())
                                                                    .setScale(2)))
                                            .add(item("MpesaReceiptNumber").add("Value", receipt))
                                            .add(item("Balance"))
                                            .add(item("TransactionDate")
                                                    .add("Value", Long.parseLong(STAMP.format(settlesAt))))
                                            .add(item("PhoneNumber").add("Value", Long.parseLong(msisdn)))));
        }
        return Json.createObjectBuilder()
                .add("Body", Json.createObjectBuilder().add("stkCallback", stkCallback))
                .build();
    }

    /** The answer to a status query: here the result code is a string, in the callback it is a number. */
    static JsonObject status(String merchantRequestId, String checkoutRequestId, Result result) {
        return Json.createObjectBuilder()
                .add("ResponseCode", "0")
                .add("ResponseDescription", "The service request has been accepted successsfully")
                .add("MerchantRequestID", merchantRequestId)
                .add("CheckoutRequestID", checkoutRequestId)
                .add("ResultCode", String.valueOf(result.code()))
                .add("ResultDesc", result.description())
                .build();
    }

    /** What a test may ask the simulator about this prompt. */
    JsonObject seen() {
        return Json.createObjectBuilder()
                .add("checkout_request_id", checkoutRequestId)
                .add("account_reference", accountReference)
                .add("msisdn", msisdn)
                .add("amount", amount)
                .add("receipt", receipt)
                .add("outcome", outcome.name())
                .add("callback_answers", Json.createArrayBuilder(callbackAnswers))
                .build();
    }

    private static JsonObjectBuilder item(String name) {
        return Json.createObjectBuilder().add("Name", name);
    }
}
