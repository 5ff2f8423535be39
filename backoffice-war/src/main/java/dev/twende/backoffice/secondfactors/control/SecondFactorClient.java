package dev.twende.backoffice.secondfactors.control;

import dev.twende.backoffice.problems.boundary.ApiProblems;
import dev.twende.backoffice.secondfactors.entity.Code;
import dev.twende.backoffice.secondfactors.entity.Enrolment;
import dev.twende.backoffice.secondfactors.entity.RecoveryCodes;
import dev.twende.backoffice.secondfactors.entity.SecondFactor;
import dev.twende.kit.rest.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Auth's API for the second factor of the person whose token it is. */
@RegisterRestClient(configKey = "auth")
@RegisterProvider(Json.class)
@RegisterProvider(ApiProblems.class)
@Path("/auth/v1/account/second-factor")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface SecondFactorClient {

    @GET
    SecondFactor own(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    /** Begins an enrolment, or begins it over again. */
    @POST
    @Path("enrol")
    Enrolment enrol(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    /** Ends an enrolment by the authenticator's first code, and all sessions with it. */
    @POST
    @Path("confirm")
    RecoveryCodes confirm(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Code first);

    @POST
    @Path("recovery-codes")
    RecoveryCodes renewRecoveryCodes(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Code proof);

    /** Ends all sessions, too. */
    @POST
    @Path("remove")
    void remove(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Code proof);
}
