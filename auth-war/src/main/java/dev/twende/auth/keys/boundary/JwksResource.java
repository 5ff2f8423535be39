package dev.twende.auth.keys.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The keys that tokens are verified with, for anyone. */
@Path("jwks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
    /** Far below the time for which a new key is announced. */
    private static final int MAX_AGE_SECONDS = 300;

    private SigningKeys keys;

    protected JwksResource() {} // for the CDI proxy

    @Inject
    public JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    public Response published() {
        CacheControl caching = new CacheControl();
        caching.setMaxAge(MAX_AGE_SECONDS);
        return Response.ok(keys.published()).cacheControl(caching).build();
    }
}
