package dev.twende.payment.providers.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.CollectionClaim;
import dev.twende.payment.providers.entity.CollectionOrder;
import dev.twende.payment.providers.entity.CollectionReply;
import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.ResultCode;
import dev.twende.payment.providers.entity.StatusReply;
import dev.twende.payment.providers.entity.WholeUnits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** Writes and reads the messages of MTN MoMo's Collections and Disbursements, to the letter. */
public final class MomoMessages {
    private static final String SUCCESSFUL = "SUCCESSFUL";
    private static final String FAILED = "FAILED";
    private static final String PENDING = "PENDING";
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final String ALREADY_ASKED = "RESOURCE_ALREADY_EXIST";
    private static final String NOT_SENT = "not-sent";
    private static final String NOTE = "Twende ticket";
    private static final String REFUND_NOTE = "Twende refund";
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;

    private MomoMessages() {}

    /**
     * The X-Reference-Id of one of ours: MoMo asks for a UUID of version 4, and ours are of version 7, which differ in those four
     * bits only. So the same id of ours always gives the same id there, and no two of ours share one.
     */
    public static UUID referenceId(UUID ours) {
        return new UUID((ours.getMostSignificantBits() & ~VERSION_BITS) | VERSION_4, ours.getLeastSignificantBits());
    }

    public static JsonObject requestToPay(CollectionOrder order, Msisdn payer) {
        return money(order.amount(), referenceId(order.transactionId()))
                .add("payer", party(payer))
                .add("payerMessage", NOTE + " " + order.reference())
                .add("payeeNote", order.reference())
                .build();
    }

    public static JsonObject refund(RefundOrder order) {
        return money(order.amount(), referenceId(order.refundId()))
                .add("payerMessage", REFUND_NOTE)
                .add("payeeNote", REFUND_NOTE)
                .add("referenceIdToRefund", referenceId(order.transactionId()).toString())
                .build();
    }

    public static JsonObject transfer(RefundOrder order, Msisdn payee) {
        return money(order.amount(), referenceId(order.refundId()))
                .add("payee", party(payee))
                .add("payerMessage", REFUND_NOTE)
                .add("payeeNote", REFUND_NOTE)
                .build();
    }

    public static CollectionReply readCollected(ProviderReply reply, UUID referenceId) {
        if (wasAccepted(reply)) {
            return new CollectionReply.Accepted(ProviderIds.of(referenceId.toString()));
        }
        if (!reply.sent()) {
            return new CollectionReply.Refused(NOT_SENT, "MTN MoMo cannot be reached; the customer was not prompted.");
        }
        return reply.isRefusal()
                ? new CollectionReply.Refused(code(reply), text(reply))
                : new CollectionReply.Unknown();
    }

    public static RefundReply readRefunded(ProviderReply reply, UUID referenceId) {
        if (wasAccepted(reply)) {
            return new RefundReply.Accepted(ProviderIds.of(referenceId.toString()));
        }
        return reply.isRefusal() ? new RefundReply.Refused(code(reply), text(reply)) : new RefundReply.Unknown();
    }

    public static StatusReply readStatus(ProviderReply reply) {
        if (!reply.isOk()) {
            return new StatusReply.Unknown();
        }
        return switch (reply.text("status").orElse("")) {
            case SUCCESSFUL ->
                amount(reply)
                        .<StatusReply>map(amount -> new StatusReply.Paid(
                                ResultCode.PROCESSED, "", reply.text("financialTransactionId"), Optional.of(amount)))
                        .orElseGet(StatusReply.Unknown::new);
            case FAILED -> new StatusReply.Failed(new ResultCode(reason(reply.body())), "");
            case PENDING -> new StatusReply.Pending();
            default -> new StatusReply.Unknown();
        };
    }

    public static RefundStatusReply readRefundStatus(ProviderReply reply) {
        if (reply.status() == NOT_FOUND) {
            return new RefundStatusReply.NeverAsked();
        }
        if (!reply.isOk()) {
            return new RefundStatusReply.Unknown();
        }
        return switch (reply.text("status").orElse("")) {
            case SUCCESSFUL -> new RefundStatusReply.Done(reply.text("financialTransactionId"));
            case FAILED -> new RefundStatusReply.Failed(new ResultCode(reason(reply.body())), "");
            case PENDING -> new RefundStatusReply.Pending();
            default -> new RefundStatusReply.Unknown();
        };
    }

    /**
     * @return empty when the body is no callback: not JSON, without our id or status, or paid without an amount
     */
    public static Optional<CollectionClaim> readCallback(String body) {
        return ended(body)
                .filter(json -> !isSuccessful(json) || number(json).isPresent())
                .map(json -> new CollectionClaim(
                        ProviderIds.of(
                                ProviderReply.text(json.get("externalId")).orElseThrow()),
                        isSuccessful(json) ? ResultCode.PROCESSED : new ResultCode(reason(json)),
                        number(json).filter(amount -> isSuccessful(json)),
                        ProviderReply.text(json.get("currency")).filter(currency -> isSuccessful(json)),
                        ProviderReply.text(json.get("financialTransactionId")).filter(id -> isSuccessful(json))));
    }

    public static Optional<RefundClaim> readRefundCallback(String body) {
        return ended(body)
                .map(json -> new RefundClaim(
                        ProviderIds.of(
                                ProviderReply.text(json.get("externalId")).orElseThrow()),
                        isSuccessful(json) ? RefundClaim.Outcome.DONE : RefundClaim.Outcome.FAILED,
                        isSuccessful(json) ? ResultCode.PROCESSED : new ResultCode(reason(json)),
                        "",
                        ProviderReply.text(json.get("financialTransactionId")).filter(id -> isSuccessful(json)),
                        number(json)));
    }

    private static Optional<JsonObject> ended(String body) {
        return ProviderReply.object(body)
                .filter(json -> ProviderReply.text(json.get("externalId")).isPresent())
                .filter(json -> ProviderReply.text(json.get("status"))
                        .filter(status -> status.equals(SUCCESSFUL) || status.equals(FAILED))
                        .isPresent());
    }

    /** Asked now, or asked before under the same id. */
    private static boolean wasAccepted(ProviderReply reply) {
        return reply.status() == ACCEPTED
                || (reply.status() == CONFLICT && reply.text("code").equals(Optional.of(ALREADY_ASKED)));
    }

    private static boolean isSuccessful(JsonObject json) {
        return ProviderReply.text(json.get("status")).equals(Optional.of(SUCCESSFUL));
    }

    /** The reason is a text in some answers and an object with a code in others. */
    private static String reason(JsonObject json) {
        return ProviderReply.text(json.get("reason"))
                .or(() -> json.get("reason") instanceof JsonObject reason
                        ? ProviderReply.text(reason.get("code"))
                        : Optional.empty())
                .orElse(FAILED);
    }

    private static String code(ProviderReply reply) {
        return reply.text("code").orElse(String.valueOf(reply.status()));
    }

    private static String text(ProviderReply reply) {
        return reply.text("message").orElse("");
    }

    private static Optional<Money> amount(ProviderReply reply) {
        return reply.text("currency")
                .flatMap(currency -> number(reply.body()).flatMap(units -> WholeUnits.read(units, currency)));
    }

    private static Optional<BigDecimal> number(JsonObject json) {
        return ProviderReply.text(json.get("amount")).flatMap(DarajaMessages::number);
    }

    private static JsonObjectBuilder money(Money amount, UUID referenceId) {
        return Json.createObjectBuilder()
                .add("amount", WholeUnits.express(amount))
                .add("currency", amount.currency())
                .add("externalId", referenceId.toString());
    }

    private static JsonObjectBuilder party(Msisdn phone) {
        return Json.createObjectBuilder().add("partyIdType", "MSISDN").add("partyId", phone.digits());
    }
}
