package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks a provider to give money back.
 *
 * @param refundId ours, written down and committed before; asking again with the same id never pays twice
 * @param way as {@code PaymentProvider.refundWay} chose it, and the same at every repetition
 * @param transactionId the collection that is given back
 * @param ids the provider's ids of that collection
 * @param receipt the provider's receipt of that collection; empty when it is not known yet
 * @param paid what was collected
 * @param amount what goes back now; never more than was paid, all earlier refunds included
 * @param payee whose phone is paid; empty over a counter
 * @param seller the user whose shift or float it comes out of; empty for mobile money
 * @param callbackSecret the unguessable part of the address that the result is sent to
 */
public record RefundOrder(
        UUID refundId,
        RefundWay way,
        UUID transactionId,
        UUID companyId,
        Optional<ProviderIds> ids,
        Optional<String> receipt,
        Money paid,
        Money amount,
        Optional<Msisdn> payee,
        Optional<UUID> seller,
        String callbackSecret) {

    public RefundOrder {
        if (!amount.currency().equals(paid.currency()) || amount.amount() <= 0 || amount.amount() > paid.amount()) {
            throw new IllegalArgumentException("cannot give back " + amount + " of " + paid);
        }
    }

    public boolean isFull() {
        return amount.equals(paid);
    }

    @Override
    public String toString() {
        return "RefundOrder[" + refundId + ", " + way + ", " + transactionId + ", " + amount + "]"; // never the secret
    }
}
