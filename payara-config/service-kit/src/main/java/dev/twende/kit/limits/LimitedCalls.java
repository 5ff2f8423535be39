package dev.twende.kit.limits;

import dev.twende.kit.security.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts a gate before every resource method that is {@link Limited}. */
@Provider
public class LimitedCalls implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Limited limited = resource.getResourceMethod().getAnnotation(Limited.class);
        if (limited != null) {
            context.register(new Gate(limited));
        }
    }

    @Priority(Priorities.USER)
    private static final class Gate implements ContainerRequestFilter {
        private final Limited limited;

        Gate(Limited limited) {
            this.limited = limited;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            if (!the(Caller.class).isOfThePublic()) {
                return;
            }
            Limits limits = the(Limits.class);
            limits.spend(limited.value() + ".address", the(ClientAddress.class).network());
            if (!limited.per().isEmpty()) {
                limits.spend(
                        limited.value() + "." + limited.per().replace('_', '-'),
                        request.getUriInfo().getPathParameters().getFirst(limited.per()));
            }
        }

        private static <T> T the(Class<T> bean) {
            return CDI.current().select(bean).get();
        }
    }
}
