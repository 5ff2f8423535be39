package dev.twende.greenhouse.plants.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Asks for water. */
public class PlantsResource {
    @Inject
    Plants plants;

    @POST
    @RolesAllowed("GARDENER")
    public void water(@PathParam("id") UUID id) {
        plants.water(id);
    }
}
