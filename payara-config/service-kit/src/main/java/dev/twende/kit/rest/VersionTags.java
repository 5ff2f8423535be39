package dev.twende.kit.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives every {@link Versioned} answer its {@code ETag}, and answers 304 without a body to a reader whose
 * {@code If-None-Match} names it. Different people may see different members of one thing, hence {@code Vary}.
 */
@Provider
public class VersionTags implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Versioned thing)) {
            return;
        }
        EntityTag tag = new EntityTag(String.valueOf(thing.version()));
        if (response.getStatus() == 200 && isKnown(tag, request)) {
            response.setStatus(304);
            response.setEntity(null);
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache"); // keep it, but ask again
    }

    private static boolean isKnown(EntityTag tag, ContainerRequestContext request) {
        Response.ResponseBuilder instead = request.getRequest().evaluatePreconditions(tag);
        return HttpMethod.GET.equals(request.getMethod())
                && instead != null
                && instead.build().getStatus() == 304;
    }
}
