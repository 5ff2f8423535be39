package dev.twende.payment.providers.entity;

import java.util.Optional;

/**
 * The provider's names for one of our requests.
 *
 * @param requestId what the provider is asked with: M-Pesa's CheckoutRequestID or OriginatorConversationID, MoMo's X-Reference-Id
 * @param secondId what a callback must name as well: M-Pesa's MerchantRequestID or ConversationID; MoMo has none
 */
public record ProviderIds(String requestId, Optional<String> secondId) {
    public static ProviderIds of(String requestId) {
        return new ProviderIds(requestId, Optional.empty());
    }

    public static ProviderIds of(String requestId, String secondId) {
        return new ProviderIds(requestId, Optional.of(secondId));
    }
}
