package dev.twende.auth.audits.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.auth.audits.entity.ChainReport;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The audit trail of all houses. */
@Path("audits")
@RequestScoped
@Produces(APPLICATION_JSON)
public class AuditsResource {
    private Audits audits;

    protected AuditsResource() {} // for the CDI proxy

    @Inject
    public AuditsResource(Audits audits) {
        this.audits = audits;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Who changed what, latest first",
            description =
                    "Entries of every house, moments after they happened. Ask for a booking by its reference, for a thing by entity"
                            + " and id, for a person by actor. Values are ids, codes, amounts, times and statuses.")
    public Page<AuditResponse> list(
            @BeanParam AuditParameters asked,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return audits.list(asked.question(), limit, cursor);
    }

    @GET
    @Path("export.csv")
    @Produces("text/csv")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "The same entries for a spreadsheet, the latest 50,000 that answer")
    public String csv(@BeanParam AuditParameters asked) {
        return audits.csv(asked.question());
    }

    @GET
    @Path("verification")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Follows the hash chain from its beginning and names the first broken place",
            description =
                    "Keep links and head_hash of each report outside the platform, and give them as known the next time: so a trail"
                            + " that was written anew from the beginning, or cut off at its end, is found too.")
    public ChainReport verify(@QueryParam("known") String known) {
        return audits.verify(known);
    }
}
