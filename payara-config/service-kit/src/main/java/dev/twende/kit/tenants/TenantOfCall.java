package dev.twende.kit.tenants;

import dev.twende.kit.security.Caller;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Says before every resource method for which company its transactions work. */
@Provider
public class TenantOfCall implements DynamicFeature {
    /** Before any filter that may ask the database. */
    private static final int FIRST = 0;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new Narrow(isOpenToGuests(resource)));
    }

    /** What the method says counts for more than what its class says. */
    static boolean isOpenToGuests(ResourceInfo resource) {
        if (resource.getResourceMethod().isAnnotationPresent(RolesAllowed.class)) {
            return false;
        }
        return resource.getResourceMethod().isAnnotationPresent(PermitAll.class)
                || resource.getResourceClass().isAnnotationPresent(PermitAll.class);
    }

    @Priority(FIRST)
    private static final class Narrow implements ContainerRequestFilter {
        private final boolean isOpenToGuests;
        /** Stands for the caller of the current request; finding it costs more than using it, so it is done once. */
        private volatile Caller caller;

        Narrow(boolean isOpenToGuests) {
            this.isOpenToGuests = isOpenToGuests;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            if (caller == null) {
                caller = CDI.current().select(Caller.class).get();
            }
            Tenant.workFor(Tenant.of(caller, isOpenToGuests));
        }
    }
}
