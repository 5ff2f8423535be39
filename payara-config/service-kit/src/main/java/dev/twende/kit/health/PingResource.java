package dev.twende.kit.health;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.House;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers and does nothing else: how long that takes is what every other call can be compared with. */
@Path("ping")
@RequestScoped
@Produces(APPLICATION_JSON)
public class PingResource {
    private House house;

    protected PingResource() {} // for the CDI proxy

    @Inject
    public PingResource(House house) {
        this.house = house;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Names the house that answers",
            description = "Asks no database; readiness is told at /health.")
    public Ping ping() {
        return new Ping(house.name());
    }

    /** The house that answered. */
    public record Ping(String house) {}
}
