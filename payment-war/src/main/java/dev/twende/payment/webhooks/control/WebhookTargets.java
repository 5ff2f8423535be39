package dev.twende.payment.webhooks.control;

import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps webhooks from being pointed at ourselves: a target is https, and all its addresses are public ones. It is looked at when a
 * webhook is registered and again before every attempt, because names can be pointed elsewhere in between; Java's own cache of
 * names, 30 seconds, keeps the answer from changing between that look and the connection.
 */
@ApplicationScoped
public class WebhookTargets {
    private WebhookConfig config;

    protected WebhookTargets() {} // for the CDI proxy

    @Inject
    public WebhookTargets(WebhookConfig config) {
        this.config = config;
    }

    /**
     * @throws Problem naming the field {@code url}
     */
    public URI read(String url) {
        URI target = parse(url);
        objection(target).ifPresent(objection -> {
            throw Problem.invalid("url", objection);
        });
        return target;
    }

    /** Why nothing may be sent there now; empty when it may. */
    public Optional<String> objection(URI target) {
        boolean secure = "https".equals(target.getScheme());
        boolean plain = "http".equals(target.getScheme()) && config.privateTargets();
        if (!secure && !plain) {
            return Optional.of("must begin with https://");
        }
        if (target.getHost() == null || target.getUserInfo() != null || target.getFragment() != null) {
            return Optional.of("must be an address with a host, without user and fragment");
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(target.getHost());
            boolean allPublic = Arrays.stream(addresses).allMatch(WebhookTargets::isPublic);
            return allPublic || config.privateTargets()
                    ? Optional.empty()
                    : Optional.of("must not point into a private network");
        } catch (UnknownHostException unknown) {
            return Optional.of("has a host that cannot be found");
        }
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw Problem.invalid("url", "is not an address");
        }
    }

    /** Whether an address is on the public internet, by the registries of RFC 6890. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean thisNetwork = first == 0;
            boolean sharedByCarriers = first == 100 && second >= 64 && second < 128;
            boolean forProtocols = first == 192 && second == 0 && octets[2] == 0;
            boolean forBenchmarks = first == 198 && (second == 18 || second == 19);
            boolean reserved = first >= 240;
            return !(thisNetwork || sharedByCarriers || forProtocols || forBenchmarks || reserved);
        }
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        // 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside, which could be any
        boolean translated = first == 0 && second == 0x64 || first == 0x20 && second == 0x02;
        boolean compatible = address instanceof Inet6Address v6 && v6.isIPv4CompatibleAddress();
        return !(uniqueLocal || translated || compatible);
    }
}
