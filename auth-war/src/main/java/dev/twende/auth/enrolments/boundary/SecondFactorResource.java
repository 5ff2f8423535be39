package dev.twende.auth.enrolments.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.PASSENGER;
import static dev.twende.kit.security.Roles.SECOND_FACTOR_DUE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.WILDCARD;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The caller's own second factor. Without Idempotency-Keys: to repeat an answer its secrets would have to be kept. */
@Path("account/second-factor")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SecondFactorResource {
    private Enrolments enrolments;

    protected SecondFactorResource() {} // for the CDI proxy

    @Inject
    public SecondFactorResource(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER, SECOND_FACTOR_DUE})
    public SecondFactorResponse own() {
        return enrolments.own();
    }

    @POST
    @Path("enrol")
    @Consumes(WILDCARD)
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER, SECOND_FACTOR_DUE})
    @Operation(
            summary = "Begin an enrolment",
            description = "A secret for an authenticator app, shown this once; nothing changes until confirm.")
    public Response begin() {
        return secret(enrolments.begin());
    }

    @POST
    @Path("confirm")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER, SECOND_FACTOR_DUE})
    @Operation(
            summary = "Confirm an enrolment",
            description =
                    "By the authenticator's first code. All sessions end; log in again with a code. Answers ten recovery codes, shown"
                            + " this once.")
    public Response confirm(@NotNull @Valid SecondFactorRequest request) {
        return secret(enrolments.confirm(request.code()));
    }

    @POST
    @Path("recovery-codes")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    @Operation(summary = "Other recovery codes", description = "Needs a code; those of before work no more.")
    public Response renewRecoveryCodes(@NotNull @Valid SecondFactorRequest request) {
        return secret(enrolments.renewRecoveryCodes(request.code()));
    }

    @POST
    @Path("remove")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    @Operation(summary = "Remove the second factor", description = "Needs a code of it. All sessions end.")
    public Response remove(@NotNull @Valid SecondFactorRequest request) {
        enrolments.remove(request.code());
        return Response.noContent().build();
    }

    private static Response secret(Object answer) {
        return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
