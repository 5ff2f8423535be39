package dev.twende.company.fares.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.MaxBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** The fares of a route, replaced as a whole. */
@Path("routes/{route_id}/fares")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class FaresResource {
    /** All pairs of the longest route, at some 130 bytes each. */
    private static final long BODY_BYTES_MAX = 4 * 1024 * 1024;

    private Fares fares;

    protected FaresResource() {} // for the CDI proxy

    @Inject
    public FaresResource(Fares fares) {
        this.fares = fares;
    }

    @PUT
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @MaxBody(BODY_BYTES_MAX)
    public FaresResponse replace(@PathParam("route_id") UUID routeId, @NotNull @Valid FaresRequest request) {
        return fares.replace(routeId, request);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public FaresResponse get(@PathParam("route_id") UUID routeId) {
        return fares.get(routeId);
    }
}
