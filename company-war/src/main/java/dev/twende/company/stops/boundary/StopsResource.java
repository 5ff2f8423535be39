package dev.twende.company.stops.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.company.stops.control.StopFilter;
import dev.twende.company.stops.entity.Nearness;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.BatchResponse;
import dev.twende.kit.rest.Batches;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Stops: added by operators, picked by all of them, found by everyone. */
@Path("stops")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class StopsResource {
    private Stops stops;
    private Batches batches;

    protected StopsResource() {} // for the CDI proxy

    @Inject
    public StopsResource(Stops stops, Batches batches) {
        this.stops = stops;
        this.batches = batches;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response add(
            @NotNull @Valid StopRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        StopResponse stop = stops.add(request, key);
        return NewResource.created(here, stop.stopId(), stop);
    }

    @POST
    @Path("batch")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Add up to 500 stops",
            description =
                    "Each item is added or refused for itself; results say which, with its own status and problem.")
    public BatchResponse<StopResponse> addAll(
            @NotNull @Valid StopsBatch batch, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return batches.each(batch.items(), key, stops::add);
    }

    @PUT
    @Path("{stop_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Correct a stop",
            description =
                    "The platform corrects every stop, a company those it made, until another company serves them.")
    public StopResponse change(
            @PathParam("stop_id") UUID id, @HeaderParam("If-Match") IfMatch seen, @NotNull @Valid StopRequest request) {
        return stops.change(id, seen, request);
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Find stops",
            description =
                    "By a part of the name or code, with or without accents; by country, by station, or within radius_km"
                            + " (50) of lat and lon, the nearest first. sort: name, code, -name, -code; otherwise by creation.")
    public Page<StopResponse> list(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("country") String country,
            @QueryParam("parent_station_id") UUID parentStationId,
            @QueryParam("lat") Double latitude,
            @QueryParam("lon") Double longitude,
            @QueryParam("radius_km") Double radiusKm,
            @QueryParam("sort") String sort,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        Nearness near = Nearness.of(latitude, longitude, radiusKm);
        return stops.list(new StopFilter(text, country, parentStationId, near), sort, limit, cursor);
    }

    @GET
    @Path("{stop_id}")
    @PermitAll
    public StopResponse get(@PathParam("stop_id") UUID id) {
        return stops.get(id);
    }
}
