package dev.twende.backoffice.dashboard.control;

import dev.twende.backoffice.dashboard.entity.Summary;
import dev.twende.backoffice.dashboard.entity.Trend;
import dev.twende.backoffice.problems.boundary.ApiProblems;
import dev.twende.kit.rest.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Reporting's API, asked about today with the token of the person who looks. */
@RegisterRestClient(configKey = "reporting")
@RegisterProvider(Json.class)
@RegisterProvider(ApiProblems.class)
@Path("/reporting/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface ReportingClient {

    @GET
    @Path("summary")
    Summary summary(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

    @GET
    @Path("trend")
    Trend trend(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);
}
