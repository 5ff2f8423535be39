package dev.twende.ticketing.tickets.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Void codes, for scanners. */
@Path("revocations")
@RequestScoped
@Produces(APPLICATION_JSON)
public class RevocationsResource {
    /** A line is about 200 bytes, and a phone on a slow network should get a page in a few seconds. */
    private static final int MAX_LIMIT = 1_000;

    private Revocations revocations;

    protected RevocationsResource() {} // for the CDI proxy

    @Inject
    public RevocationsResource(Revocations revocations) {
        this.revocations = revocations;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, DEVICE})
    @Operation(
            summary = "Tickets whose codes are void, since the last time",
            description =
                    "The company's own. Send the cursor of the last answer in since; leave it out the first time. A ticket may come twice, with"
                            + " a later issue. Entries go some days after their ride: a device may forget a ticket when its code has expired.")
    public RevocationList since(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("since") String since,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(MAX_LIMIT) int limit) {
        return revocations.since(companyId, since, limit);
    }
}
