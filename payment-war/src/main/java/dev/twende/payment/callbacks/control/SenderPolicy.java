package dev.twende.payment.callbacks.control;

import dev.twende.kit.limits.AddressRange;
import dev.twende.kit.limits.ClientAddress;
import java.util.List;

/** Decides who may call back. */
public final class SenderPolicy {
    private SenderPolicy() {}

    /**
     * Whether the sender is one of the sources, as far as the proxies that we trust tell.
     *
     * @param address of whoever connected to us
     * @param forwardedFor the header {@code X-Forwarded-For}; may be empty
     * @param sources who may call back; empty when everybody may
     */
    public static boolean allows(
            String address, String forwardedFor, List<AddressRange> sources, List<AddressRange> trustedProxies) {
        return sources.isEmpty()
                || AddressRange.anyContains(sources, ClientAddress.origin(address, forwardedFor, trustedProxies));
    }
}
