package dev.twende.kit.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Knows a guest by the missing header. Most requests are guests', and asking the server for the token that is not there was a quarter
 * of what a search cost besides the database. It judges nobody who sent the header, whatever is in it: the server has refused a token
 * that is not good before any resource or filter is asked.
 */
@Provider
@Priority(GuestSight.BEFORE_WHOEVER_ASKS)
public class GuestSight implements ContainerRequestFilter {
    /** The filters that say for whom the database works and where a call comes from are the first that ask for the caller, at 0. */
    static final int BEFORE_WHOEVER_ASKS = -1;

    /** Stands for the caller of the current request; finding it costs more than using it, so it is done once. */
    private volatile Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            caller().cameWithoutToken();
        }
    }

    private Caller caller() {
        if (caller == null) {
            caller = CDI.current().select(Caller.class).get();
        }
        return caller;
    }
}
