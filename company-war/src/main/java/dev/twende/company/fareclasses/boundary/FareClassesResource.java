package dev.twende.company.fareclasses.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.fareclasses.entity.FeeLadder;
import dev.twende.kit.rest.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fare classes: a company's own, and STANDARD, which every company has. */
@Path("fare-classes")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class FareClassesResource {
    private FareClasses fareClasses;

    protected FareClassesResource() {} // for the CDI proxy

    @Inject
    public FareClassesResource(FareClasses fareClasses) {
        this.fareClasses = fareClasses;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public List<FareClassResponse> list(@QueryParam("company_id") UUID companyId) {
        return fareClasses.list(companyId);
    }

    @GET
    @Path("suggestions")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Ready-made classes", description = "Put one under its code to take it over.")
    public List<FareClassResponse> suggestions() {
        return fareClasses.suggestions();
    }

    @GET
    @Path("{code}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public FareClassResponse get(@PathParam("code") String code, @QueryParam("company_id") UUID companyId) {
        return fareClasses.get(code, companyId);
    }

    @PUT
    @Path("{code}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Add a class, or change it",
            description =
                    "A class that the company has stated before takes If-Match. A change reaches schedules published later.")
    public FareClassResponse put(
            @PathParam("code") @Pattern(regexp = FareClass.CODE, message = "must be capitals, digits and _")
                    String code,
            @QueryParam("company_id") UUID companyId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid FareClassRequest request) {
        return fareClasses.put(code, companyId, request, seen);
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public void remove(
            @PathParam("code") String code,
            @QueryParam("company_id") UUID companyId,
            @HeaderParam("If-Match") IfMatch seen) {
        fareClasses.remove(code, companyId, seen);
    }

    @GET
    @Path("{code}/quote")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    @Operation(
            summary =
                    "What giving back, exchanging or handing on a ticket would cost, so many seconds before its departure")
    public QuoteResponse quote(
            @PathParam("code") String code,
            @QueryParam("company_id") UUID companyId,
            @QueryParam("price") @NotNull @Min(0) @Max(FeeLadder.PRICE_MAX) Long price,
            @QueryParam("seconds_before") @NotNull @Min(-FeeLadder.SECONDS_MAX) @Max(FeeLadder.SECONDS_MAX)
                    Long secondsBefore) {
        return fareClasses.quote(code, companyId, price, secondsBefore);
    }
}
