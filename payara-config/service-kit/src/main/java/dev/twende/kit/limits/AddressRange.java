package dev.twende.kit.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of IP addresses in CIDR notation, such as {@code 196.201.214.0/24}; a single address is a block of one.
 *
 * @param network its first address
 * @param prefix how many leading bits all its addresses share
 */
public record AddressRange(InetAddress network, int prefix) {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

    /** Four numbers, or something with colons: nothing that would be looked up as a name. */
    private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

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

    /** Several blocks with commas between them; none when the text is blank. */
    public static List<AddressRange> list(String texts) {
        return Arrays.stream(texts.split(","))
                .filter(text -> !text.isBlank())
                .map(AddressRange::parse)
                .toList();
    }

    /** Whether one of the blocks contains the address. */
    public static boolean anyContains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** The address that is written here; empty when none is. */
    static Optional<InetAddress> find(String text) {
        String bare = text.strip().replaceAll("^\\[|]$", "");
        if (!ADDRESS.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * @throws IllegalArgumentException when it is no address in digits
     */
    public static InetAddress address(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
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
