package dev.twende.kit.security;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;

/**
 * What the server's own check of a token leaves out: whether it is from the future ({@code iat}, {@code nbf}), whether there are
 * two of them, and whether auth has taken it back. Signature, algorithm, key, type, issuer, audience and end are the server's.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class TokenChecks implements ContainerRequestFilter {
    /** How far the clocks of two machines may be apart. */
    private static final long SKEW_SECONDS = 60;

    /** Stand for the beans of the current request; finding them costs more than using them, so it is done once. */
    private volatile Beans beans;

    private record Beans(Caller caller, Revocations revocations, Clock clock) {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) { // a guest, as most are
            return;
        }
        if (request.getHeaders().get(HttpHeaders.AUTHORIZATION).size() > 1) {
            throw refusal("One Authorization header, please.");
        }
        Beans known = beans();
        Caller caller = known.caller();
        if (caller.isGuest()) { // its header is no bearer token, but perhaps a client's name and secret
            return;
        }
        if (caller.isFromAfter(known.clock().instant().plusSeconds(SKEW_SECONDS))) {
            throw refusal("The token is not valid yet.");
        }
        if (known.revocations().concern(caller.names(), caller.asOf())) {
            throw revoked();
        }
    }

    /** The answer to whoever comes with a token that auth has taken back. */
    public static Problem revoked() {
        return refusal("The token was revoked.");
    }

    private static Problem refusal(String detail) {
        return Problem.of(ProblemType.UNAUTHENTICATED, detail).with("error", "invalid_token");
    }

    private Beans beans() {
        if (beans == null) {
            beans = new Beans(the(Caller.class), the(Revocations.class), the(Clock.class));
        }
        return beans;
    }

    private static <T> T the(Class<T> bean) {
        return CDI.current().select(bean).get();
    }
}
