package dev.twende.kit.origin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * Remembers for each thread which call it is answering. The request scope cannot tell: it is active for messages and timers too, and its
 * request is then none.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true) // or no call below it could stream
public class CurrentCall implements Filter {
    private static final ThreadLocal<HttpServletRequest> CALL = new ThreadLocal<>();
    private static final String TOLD = CurrentCall.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CALL.set((HttpServletRequest) request);
        try {
            chain.doFilter(request, response);
        } finally {
            CALL.remove();
        }
    }

    /** From now on the connections of this call are told where it comes from: its changes are told by triggers. */
    static void tell(String origin) {
        get().ifPresent(call -> call.setAttribute(TOLD, origin));
    }

    /**
     * What a database connection is told, as the setting {@code twende.origin}: JSON with the extension attributes of an event's envelope;
     * empty for what the house does by itself, for calls that change nothing, and for those whose events tell it themselves.
     */
    public static String told() {
        return get().map(call -> (String) call.getAttribute(TOLD)).orElse("");
    }

    /** The call this thread is answering; empty when the house works by itself. */
    static Optional<HttpServletRequest> get() {
        return Optional.ofNullable(CALL.get());
    }
}
