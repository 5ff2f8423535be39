package dev.twende.payment.providers.control;

import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.ResultCode;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Daraja posts to a result address, after a reversal, a payout or a question. Its parameters are found by key: their order
 * varies.
 *
 * @param transactionId a receipt of its own, also of what failed
 */
record DarajaResult(
        ProviderIds ids, ResultCode code, String text, Optional<String> transactionId, Map<String, String> parameters) {
    private static final String ALREADY_REVERSED = "R000001";
    private static final String TIMED_OUT = "1037";

    /**
     * @return empty when the body is no result: not JSON, without ids or code
     */
    static Optional<DarajaResult> read(String body) {
        JsonObject result =
                ProviderReply.object(body).map(root -> child(root, "Result")).orElse(JsonValue.EMPTY_JSON_OBJECT);
        Optional<String> ours = ProviderReply.text(result.get("OriginatorConversationID"));
        Optional<String> theirs = ProviderReply.text(result.get("ConversationID"));
        Optional<ResultCode> code = ProviderReply.text(result.get("ResultCode")).map(ResultCode::new);
        return ours.isEmpty() || theirs.isEmpty() || code.isEmpty()
                ? Optional.empty()
                : Optional.of(new DarajaResult(
                        ProviderIds.of(ours.get(), theirs.get()),
                        code.get(),
                        ProviderReply.text(result.get("ResultDesc")).orElse(""),
                        ProviderReply.text(result.get("TransactionID")),
                        parameters(result)));
    }

    /** As the result of a reversal or a payout. */
    RefundClaim asRefund() {
        boolean done = code.isPaid() || code.value().equals(ALREADY_REVERSED);
        RefundClaim.Outcome outcome = done
                ? RefundClaim.Outcome.DONE
                : code.value().equals(TIMED_OUT) ? RefundClaim.Outcome.UNDECIDED : RefundClaim.Outcome.FAILED;
        return new RefundClaim(
                ids,
                outcome,
                code,
                text,
                code.isPaid() ? transactionId : Optional.empty(),
                code.isPaid() ? amount() : Optional.empty());
    }

    /** As the answer to the question what became of a reversal or a payout. */
    RefundStatusReply asStatus() {
        if (!code.isPaid()) {
            return new RefundStatusReply.Unknown(); // the question failed, not the refund
        }
        String reason = parameters.getOrDefault("FailureReason", "");
        return switch (parameters.getOrDefault("TransactionStatus", "")) {
            case "Completed" -> new RefundStatusReply.Done(Optional.ofNullable(parameters.get("ReceiptNo")));
            case "Failed", "Declined", "Cancelled", "Expired" ->
                reason.startsWith(ALREADY_REVERSED)
                        ? new RefundStatusReply.Done(Optional.empty())
                        : new RefundStatusReply.Failed(
                                new ResultCode(
                                        reason.isBlank() ? parameters.get("TransactionStatus") : reason.split(" ")[0]),
                                reason);
            case "Pending", "Authorized" -> new RefundStatusReply.Pending();
            default -> new RefundStatusReply.Unknown();
        };
    }

    private Optional<BigDecimal> amount() {
        return Optional.ofNullable(parameters.getOrDefault("TransactionAmount", parameters.get("Amount")))
                .flatMap(DarajaMessages::number);
    }

    private static Map<String, String> parameters(JsonObject result) {
        Map<String, String> parameters = new HashMap<>();
        JsonValue list = child(result, "ResultParameters").get("ResultParameter");
        if (list instanceof JsonArray items) {
            items.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .forEach(item -> ProviderReply.text(item.get("Key"))
                            .ifPresent(key -> ProviderReply.text(item.get("Value"))
                                    .ifPresent(value -> parameters.put(key, value))));
        }
        return Map.copyOf(parameters);
    }

    private static JsonObject child(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}
