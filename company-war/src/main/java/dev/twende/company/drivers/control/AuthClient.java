package dev.twende.company.drivers.control;

import dev.twende.kit.rest.HouseProblems;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.ServiceIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of auth's API that company asks. */
@RegisterRestClient(configKey = "auth")
@RegisterClientHeaders(ServiceIdentity.class)
@RegisterProvider(Json.class)
@RegisterProvider(HouseProblems.class)
@Path("/auth/v1/users")
@Produces(MediaType.APPLICATION_JSON)
public interface AuthClient {
    /** Whose user this is and in which roles; 404 when auth knows none. */
    @GET
    @Path("{user_id}")
    KnownUser user(@PathParam("user_id") UUID userId);
}
