package dev.twende.kit.edge;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Tells a browser to take an answer for nothing but what it is: not to guess its type, frame it, run anything in it, name us to others,
 * or keep it, unless the resource itself says otherwise.
 */
@Provider
public class BrowserRules implements ContainerResponseFilter {
    private static final Map<String, String> RULES = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY", // for browsers that do not know frame-ancestors
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-site");

    private static final String KEEP_NOTHING = "no-store";

    private final Map<String, String> rules = new LinkedHashMap<>(RULES);

    public BrowserRules() {
        // how long a browser is to come by TLS only; 0 while there is none in front of the houses
        long hstsSeconds = ConfigProvider.getConfig().getValue("twende.hsts-seconds", Long.class);
        if (hstsSeconds > 0) {
            rules.put("Strict-Transport-Security", "max-age=" + hstsSeconds + "; includeSubDomains");
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        rules.forEach((name, value) -> response.getHeaders().computeIfAbsent(name, absent -> listOf(value)));
        // with a tag a resource has thought about caches; all else may be about a person
        if (response.getHeaders().getFirst(HttpHeaders.ETAG) == null) {
            response.getHeaders().computeIfAbsent(HttpHeaders.CACHE_CONTROL, absent -> listOf(KEEP_NOTHING));
        }
    }

    private static List<Object> listOf(Object value) {
        return new ArrayList<>(List.of(value));
    }

    /** For an answer that no resource gives. */
    public static void onto(HttpServletResponse response) {
        RULES.forEach(response::setHeader);
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEEP_NOTHING);
        }
    }
}
