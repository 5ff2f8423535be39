package dev.twende.payment.callbacks.control;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A block of IP addresses in CIDR notation, such as {@code 196.201.214.0/24}; a single address is a block of one.
 *
 * @param network its first address
 * @param prefix how many leading bits all its addresses share
 */
public record AddressRange(InetAddress network, int prefix) {
    /** Digits, colons and dots only: nothing that would be looked up as a name. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    /**
     * @throws IllegalArgumentException when it is no such block
     */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress network = address(parts[0]);
        int longest = network.getAddress().length * Byte.SIZE;
        int prefix = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
        if (prefix < 0 || prefix > longest) {
            throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        return new AddressRange(network, prefix);
    }

    /**
     * @throws IllegalArgumentException when it is no address in digits
     */
    static InetAddress address(String text) {
        String bare = text.strip().replaceAll("^\\[|]$", "");
        if (!ADDRESS.matcher(bare).matches()) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        try {
            return InetAddress.getByName(bare);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        if (ours.length != theirs.length || !Arrays.equals(ours, 0, whole, theirs, 0, whole)) {
            return false;
        }
        int mask = 0xff << (Byte.SIZE - rest);
        return rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask);
    }
}
