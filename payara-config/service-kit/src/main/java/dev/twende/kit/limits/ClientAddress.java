package dev.twende.kit.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the current request came from, past the proxies of {@code twende.trusted-proxies}. */
@ApplicationScoped
public class ClientAddress {
    /** One customer of a provider has 64 bits of an IPv6 address to play with. */
    private static final int CUSTOMER_BYTES = 8;

    private HttpServletRequest request;
    private List<AddressRange> trustedProxies;

    protected ClientAddress() {} // for the CDI proxy

    @Inject
    public ClientAddress(
            HttpServletRequest request,
            @ConfigProperty(name = "twende.trusted-proxies") Optional<String> trustedProxies) {
        this.request = request;
        this.trustedProxies = AddressRange.list(trustedProxies.orElse(""));
    }

    /** Tells one client from another: the IPv4 address, or the IPv6 network of one customer. */
    public String network() {
        return network(origin());
    }

    /** The address itself, in digits. */
    public String text() {
        return origin().getHostAddress();
    }

    private InetAddress origin() {
        String forwardedFor = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        return origin(request.getRemoteAddr(), forwardedFor, trustedProxies);
    }

    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean isIpv4 = bytes.length == 4;
        return Arrays.toString(isIpv4 ? bytes : Arrays.copyOf(bytes, CUSTOMER_BYTES));
    }

    /**
     * Goes back the way a message came, from whoever connected to us, past every proxy that we trust; the first we do not trust is
     * the sender. What stands before that in the header, the sender may have made up; what a trusted proxy wrote that is no address
     * ends the way at that proxy.
     *
     * @param address of whoever connected to us
     * @param forwardedFor the header {@code X-Forwarded-For}; may be empty
     */
    public static InetAddress origin(String address, String forwardedFor, List<AddressRange> trustedProxies) {
        InetAddress sender = AddressRange.address(address);
        String[] way = forwardedFor.split(",");
        for (int i = way.length - 1; i >= 0 && AddressRange.anyContains(trustedProxies, sender); i--) {
            Optional<InetAddress> before = AddressRange.find(way[i]);
            if (before.isEmpty()) {
                return sender;
            }
            sender = before.get();
        }
        return sender;
    }
}
