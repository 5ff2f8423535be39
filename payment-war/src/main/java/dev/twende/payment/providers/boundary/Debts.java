package dev.twende.payment.providers.boundary;

import dev.twende.payment.providers.entity.RefundReply;
import dev.twende.payment.providers.entity.RefundStatusReply;
import java.util.List;
import java.util.UUID;

/**
 * A feature that owes money which goes out through a provider. {@link Repayer} carries its errands out; each method is a database
 * transaction of its own, so that what is about to be said is committed before it is said.
 */
public interface Debts {
    /**
     * What is to be said to providers now. Each has its next question planned already, so that none is lost with the instance
     * that took it.
     */
    List<Errand> dueErrands(int limit);

    /** What the provider said to an order. */
    void replied(UUID debtId, UUID orderId, RefundReply reply);

    /** The provider's own answer to our question: this, and nothing else, settles what was only acknowledged. */
    void answered(UUID debtId, UUID orderId, RefundStatusReply reply);
}
