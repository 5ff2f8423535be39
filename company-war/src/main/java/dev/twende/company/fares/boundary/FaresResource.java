package dev.twende.company.fares.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.company.fares.boundary.FaresResponse.WarningResponse;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.MaxBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The fares of a route. */
@Path("routes/{route_id}/fares")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class FaresResource {
    /** Three prices for all pairs of the longest route, at some 200 bytes each. */
    private static final long BODY_BYTES_MAX = 12 * 1024 * 1024;

    private Fares fares;

    protected FaresResource() {} // for the CDI proxy

    @Inject
    public FaresResource(Fares fares) {
        this.fares = fares;
    }

    @PUT
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @MaxBody(BODY_BYTES_MAX)
    @Operation(
            summary = "Replace all prices of a route",
            description = "If-Match is taken, and not asked for: without it whatever is there is replaced.")
    public FaresResponse replace(
            @PathParam("route_id") UUID routeId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid FaresRequest request) {
        return fares.replace(routeId, request, seen);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public FaresResponse get(@PathParam("route_id") UUID routeId, @BeanParam FareFilter filter) {
        return fares.get(routeId, filter);
    }

    @GET
    @Path("matrix")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    @Operation(summary = "The prices of one class and category on a date, as a triangle")
    public MatrixResponse matrix(
            @PathParam("route_id") UUID routeId,
            @QueryParam("fare_class") String fareClass,
            @QueryParam("rider_category") String riderCategory,
            @QueryParam("as_of") LocalDate asOf) {
        return fares.matrix(routeId, fareClass, riderCategory, asOf);
    }

    @GET
    @Path("warnings")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    @Operation(summary = "Prices, and lacks of prices, that look like slips, today and on days to come")
    public List<WarningResponse> warnings(@PathParam("route_id") UUID routeId) {
        return fares.warnings(routeId);
    }

    @POST
    @Path("adjust")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Change all prices from a date on, by a percentage or an amount",
            description = "With dry_run it shows what would change, and needs no If-Match.")
    public AdjustResponse adjust(
            @PathParam("route_id") UUID routeId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid AdjustRequest request) {
        return fares.adjust(routeId, request, seen);
    }

    @DELETE
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Take one price out: the pair is no longer sold to these riders in this class")
    public void remove(
            @PathParam("route_id") UUID routeId,
            @QueryParam("from_sequence") @NotNull @Min(0) Integer from,
            @QueryParam("to_sequence") @NotNull @Min(0) Integer to,
            @QueryParam("fare_class") String fareClass,
            @QueryParam("rider_category") String riderCategory,
            @QueryParam("from_date") LocalDate since,
            @HeaderParam("If-Match") IfMatch seen) {
        fares.remove(routeId, from, to, fareClass, riderCategory, since, seen);
    }
}
