package dev.twende.outbox.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Shows things of companies. */
@Path("things")
@RequestScoped
public class SampleThingsResource {

    @Inject
    SampleThings things;

    @GET
    @RolesAllowed({"SUPER_ADMIN", "COMPANY_ADMIN", "SERVICE", "PASSENGER"})
    public String visible() {
        return things.names();
    }

    @GET
    @Path("failing")
    @RolesAllowed({"SUPER_ADMIN", "COMPANY_ADMIN", "SERVICE", "PASSENGER"})
    public String visibleAndFail() {
        return things.namesAndFail();
    }

    @GET
    @Path("public")
    @PermitAll
    public String visibleToAll() {
        return things.names();
    }
}
