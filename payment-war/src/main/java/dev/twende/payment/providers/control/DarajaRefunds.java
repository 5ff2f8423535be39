package dev.twende.payment.providers.control;

import dev.twende.payment.providers.entity.Msisdn;
import dev.twende.payment.providers.entity.ProviderIds;
import dev.twende.payment.providers.entity.RefundClaim;
import dev.twende.payment.providers.entity.RefundOrder;
import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import dev.twende.payment.providers.entity.WholeUnits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Writes and reads Daraja's messages for money that goes back, to the letter, its own spellings included. */
public final class DarajaRefunds {
    private static final String REMARKS = "Twende refund";
    private static final String SHORT_CODE = "4";
    private static final String RECEIVER_IS_SHORT_CODE = "11";
    private static final String DUPLICATE = "500.002.1001";

    private DarajaRefunds() {}

    public static JsonObject reversal(MpesaConfig us, MpesaInitiator initiator, RefundOrder order, String receipt) {
        return Json.createObjectBuilder()
                .add("Initiator", initiator.name())
                .add("SecurityCredential", initiator.credential())
                .add("CommandID", "TransactionReversal")
                .add("TransactionID", receipt)
                .add("Amount", WholeUnits.express(order.amount()))
                .add("ReceiverParty", us.shortCode())
                .add("RecieverIdentifierType", RECEIVER_IS_SHORT_CODE)
                .addAll(addresses(DarajaMessages.callback(us, order.callbackSecret())))
                .add("Remarks", REMARKS)
                .build();
    }

    public static JsonObject payout(MpesaConfig us, MpesaInitiator initiator, RefundOrder order, Msisdn payee) {
        return Json.createObjectBuilder()
                .add("OriginatorConversationID", order.refundId().toString())
                .add("InitiatorName", initiator.name())
                .add("SecurityCredential", initiator.credential())
                .add("CommandID", "BusinessPayment")
                .add("Amount", WholeUnits.express(order.amount()))
                .add("PartyA", us.shortCode())
                .add("PartyB", payee.digits())
                .add("Remarks", REMARKS)
                .addAll(addresses(DarajaMessages.callback(us, order.callbackSecret())))
                .add("Occassion", REMARKS)
                .build();
    }

    /**
     * Asks what became of a reversal or a payout.
     *
     * @param address where the answer is expected
     */
    public static JsonObject question(MpesaConfig us, MpesaInitiator initiator, String conversation, String address) {
        return Json.createObjectBuilder()
                .add("Initiator", initiator.name())
                .add("SecurityCredential", initiator.credential())
                .add("CommandID", "TransactionStatusQuery")
                .add("OriginalConversationID", conversation)
                .add("PartyA", us.shortCode())
                .add("IdentifierType", SHORT_CODE)
                .addAll(addresses(address))
                .add("Remarks", REMARKS)
                .add("Occasion", REMARKS)
                .build();
    }

    public static RefundReply read(ProviderReply reply, RefundOrder order) {
        Optional<String> ours = reply.text("OriginatorConversationID");
        Optional<String> theirs = reply.text("ConversationID");
        Optional<String> code = reply.text("ResponseCode");
        if (reply.isOk() && code.isPresent()) {
            if (!code.get().equals("0")) {
                return new RefundReply.Refused(
                        code.get(), reply.text("ResponseDescription").orElse(""));
            }
            if (ours.isPresent() && theirs.isPresent()) {
                return new RefundReply.Accepted(ProviderIds.of(ours.get(), theirs.get()));
            }
        }
        Optional<String> error = reply.text("errorCode");
        if (error.equals(Optional.of(DUPLICATE)) && isDuplicate(reply)) {
            return new RefundReply.Accepted(ProviderIds.of(order.refundId().toString())); // asked before
        }
        return reply.isRefusal()
                ? new RefundReply.Refused(
                        error.orElse(String.valueOf(reply.status())),
                        reply.text("errorMessage").orElse(""))
                : new RefundReply.Unknown();
    }

    /** Reads the result of a reversal or a payout; empty when it is none. */
    public static Optional<RefundClaim> readResult(String body) {
        return DarajaResult.read(body).map(DarajaResult::asRefund);
    }

    /** Reads the answer to {@link #question}; empty when it is none. */
    public static Optional<RefundStatusReply> readAnswer(String body) {
        return DarajaResult.read(body).map(DarajaResult::asStatus);
    }

    /** The code has other meanings too. */
    private static boolean isDuplicate(ProviderReply reply) {
        return reply.text("errorMessage").orElse("").contains("OriginatorConversationID");
    }

    private static JsonObjectBuilder addresses(String address) {
        return Json.createObjectBuilder().add("QueueTimeOutURL", address).add("ResultURL", address);
    }
}
