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
        /** Stand for the beans of the current request; finding them costs more than using them, so it is done once. */
        private volatile Beans beans;

        private record Beans(Caller caller, Limits limits, ClientAddress address) {}

        Gate(Limited limited) {
            this.limited = limited;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            Beans known = beans();
            if (!known.caller().isOfThePublic()) {
                return;
            }
            Limits limits = known.limits();
            limits.spend(limited.value() + ".address", known.address().network());
            if (!limited.per().isEmpty()) {
                limits.spend(
                        limited.value() + "." + limited.per().replace('_', '-'),
                        request.getUriInfo().getPathParameters().getFirst(limited.per()));
            }
        }

        private Beans beans() {
            if (beans == null) {
                beans = new Beans(the(Caller.class), the(Limits.class), the(ClientAddress.class));
            }
            return beans;
        }

        private static <T> T the(Class<T> bean) {
            return CDI.current().select(bean).get();
        }
    }
}
