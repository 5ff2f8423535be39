package dev.twende.auth.revocations.boundary;

import dev.twende.kit.security.Caller;
import dev.twende.kit.security.TokenChecks;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Refuses tokens that were revoked, at the very next call: this house need not wait for news, it asks its own table. */
@Provider
@Priority(Priorities.AUTHENTICATION + 1) // after the kit has looked at what needs no query
public class RevokedTokenFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        Caller caller = CDI.current().select(Caller.class).get();
        if (!caller.isGuest()
                && CDI.current()
                        .select(Revocations.class)
                        .get()
                        .concern(caller.names().toList(), caller.asOf())) {
            throw TokenChecks.revoked();
        }
    }
}
