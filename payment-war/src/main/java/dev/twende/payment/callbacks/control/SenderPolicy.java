package dev.twende.payment.callbacks.control;

import java.net.InetAddress;
import java.util.List;

/** Decides who may call back. */
public final class SenderPolicy {
    private SenderPolicy() {}

    /**
     * Goes back the way the message came, from whoever connected to us, past every proxy that we trust; the first we do not trust
     * is the sender. What stands before that in the header, the sender may have made up.
     *
     * @param address of whoever connected to us
     * @param forwardedFor the header {@code X-Forwarded-For}; may be empty
     * @param sources who may call back; empty when everybody may
     */
    public static boolean allows(
            String address, String forwardedFor, List<AddressRange> sources, List<AddressRange> trustedProxies) {
        if (sources.isEmpty()) {
            return true;
        }
        try {
            InetAddress sender = AddressRange.address(address);
            String[] way = forwardedFor.split(",");
            for (int i = way.length - 1; i >= 0 && isIn(trustedProxies, sender) && !way[i].isBlank(); i--) {
                sender = AddressRange.address(way[i]);
            }
            return isIn(sources, sender);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
