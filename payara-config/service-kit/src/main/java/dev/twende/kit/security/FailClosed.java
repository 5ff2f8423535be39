package dev.twende.kit.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/**
 * Closes every resource method that does not say who may call it. The server itself leaves such methods open, and ignores
 * {@code @DenyAll} on a class.
 */
@Provider
public class FailClosed implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean opened = saysWho(resource.getResourceMethod()) || saysWho(resource.getResourceClass());
        if (!opened || resource.getResourceMethod().isAnnotationPresent(DenyAll.class)) {
            context.register(new Deny());
        }
    }

    private static boolean saysWho(AnnotatedElement element) {
        return element.isAnnotationPresent(RolesAllowed.class) || element.isAnnotationPresent(PermitAll.class);
    }

    @Priority(Priorities.AUTHORIZATION)
    private static final class Deny implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            throw new ForbiddenException();
        }
    }
}
