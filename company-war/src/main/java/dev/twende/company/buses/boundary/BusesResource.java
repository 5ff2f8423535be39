package dev.twende.company.buses.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.BatchResponse;
import dev.twende.kit.rest.Batches;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
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

/** Buses: a company's own, seen by its own people. */
@Path("buses")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class BusesResource {
    private Buses buses;
    private Batches batches;

    protected BusesResource() {} // for the CDI proxy

    @Inject
    public BusesResource(Buses buses, Batches batches) {
        this.buses = buses;
        this.batches = batches;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response add(
            @NotNull @Valid BusRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        BusResponse bus = buses.add(request, key);
        return NewResource.created(here, bus.busId(), bus);
    }

    @POST
    @Path("batch")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Add up to 500 buses",
            description =
                    "Each item is added or refused for itself; results say which, with its own status and problem.")
    public BatchResponse<BusResponse> addAll(
            @NotNull @Valid BusesBatch batch, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return batches.each(batch.items(), key, buses::add);
    }

    @PUT
    @Path("{bus_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public BusResponse change(
            @PathParam("bus_id") UUID id, @HeaderParam("If-Match") IfMatch seen, @NotNull @Valid BusRequest request) {
        return buses.change(id, seen, request);
    }

    @POST
    @Path("{bus_id}/retire")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Take it out of service: no new schedules")
    public BusResponse retire(@PathParam("bus_id") UUID id) {
        return buses.retire(id);
    }

    @POST
    @Path("{bus_id}/activate")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Take it into service again")
    public BusResponse activate(@PathParam("bus_id") UUID id) {
        return buses.reactivate(id);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    @Operation(summary = "A company's buses", description = "sort: plate_number, -plate_number; otherwise by creation.")
    public Page<BusResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("is_active") Boolean active,
            @QueryParam("sort") String sort,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return buses.list(companyId, active, sort, limit, cursor);
    }

    @GET
    @Path("{bus_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    public BusResponse get(@PathParam("bus_id") UUID id) {
        return buses.get(id);
    }
}
