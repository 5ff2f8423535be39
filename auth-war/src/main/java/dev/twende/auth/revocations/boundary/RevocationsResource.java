package dev.twende.auth.revocations.boundary;

import static dev.twende.kit.security.Roles.SERVICE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What tokens the houses must refuse although they look good. */
@Path("revocations")
@RequestScoped
@Produces(APPLICATION_JSON)
public class RevocationsResource {
    private static final String PAGE = "1000";

    private Revocations revocations;

    protected RevocationsResource() {} // for the CDI proxy

    @Inject
    public RevocationsResource(Revocations revocations) {
        this.revocations = revocations;
    }

    @GET
    @RolesAllowed(SERVICE)
    @Operation(
            summary = "What was revoked after a number",
            description =
                    "Every instance of a house asks every few seconds, with the highest number it knows. A token is void when"
                            + " its sub, sid or device_id is listed with a number above the token's as_of.")
    public RevocationsResponse after(
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue(PAGE) @Min(1) @Max(1000) int limit) {
        return revocations.after(after, limit);
    }
}
