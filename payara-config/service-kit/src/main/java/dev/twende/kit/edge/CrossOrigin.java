package dev.twende.kit.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Lets the pages of listed sites call us from a browser (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol); none by default.
 * Credentials of the browser are never allowed: who calls sends a token.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
        asyncSupported = true) // or no call below it could stream
public class CrossOrigin implements Filter {
    private static final String ORIGIN = "[a-z][a-z0-9+.-]*://[^/*,\\s]+";
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match";
    private static final String SHOWN = "Deprecation, ETag, Location, Retry-After, Sunset";
    /** How long a browser need not ask again. */
    private static final String MAX_AGE_SECONDS = "600";

    private Set<String> allowed = Set.of();

    @Override
    public void init(FilterConfig filter) {
        allowed = origins(ConfigProvider.getConfig()
                .getOptionalValue("twende.allowed-origins", String.class)
                .orElse(""));
    }

    /**
     * @param text scheme, host and port of each site, by comma; a star is none
     * @throws IllegalArgumentException when one is no origin
     */
    static Set<String> origins(String text) {
        Set<String> origins = Stream.of(text.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        for (String origin : origins) {
            if (!origin.matches(ORIGIN)) {
                throw new IllegalArgumentException(
                        "twende.allowed-origins: " + origin + " is no origin like https://shop.example");
            }
        }
        return origins;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) answer;
        String origin = request.getHeader("Origin");
        boolean isPreflight = request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("OPTIONS")
                && origin != null
                && request.getHeader("Access-Control-Request-Method") != null;
        if (origin != null && allowed.contains(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.addHeader("Vary", "Origin"); // caches must not show it to the next site
            if (isPreflight) {
                response.setHeader("Access-Control-Allow-Methods", METHODS);
                response.setHeader("Access-Control-Allow-Headers", HEADERS);
                response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
            } else {
                response.setHeader("Access-Control-Expose-Headers", SHOWN);
            }
        }
        if (isPreflight) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT); // a site that is not listed finds nothing allowed
        } else {
            chain.doFilter(request, response);
        }
    }
}
