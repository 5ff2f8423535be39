package dev.twende.ticketing.waitinglists.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.NewResource;
import dev.twende.ticketing.bookings.boundary.BookingRequest;
import dev.twende.ticketing.messages.entity.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Places in the line for sold-out schedules. Guests join, look and leave with their phone. */
@Path("waiting-list")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class WaitingListsResource {
    private WaitingLists lists;

    protected WaitingListsResource() {} // for the CDI proxy

    @Inject
    public WaitingListsResource(WaitingLists lists) {
        this.lists = lists;
    }

    @POST
    @Path("places")
    @PermitAll
    @Limited("booking-hold")
    @Operation(
            summary = "Wait for seats of a schedule that is sold out",
            description =
                    "The body is that of a booking without seat numbers and voucher. When seats become free for the party,"
                            + " they are held for it in a booking, and an SMS tells its reference and until when. A phone has one place for"
                            + " a stretch; while enough seats are free the answer is seats-available.")
    public Response join(
            @NotNull @Valid BookingRequest wish,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context UriInfo here) {
        PlaceResponse place = lists.join(wish, key, Language.preferred(acceptLanguage));
        return NewResource.created(here, place.placeId(), place);
    }

    @GET
    @Path("places/{place_id}")
    @PermitAll
    @Limited(value = "waiting-place", per = "place_id")
    @Operation(summary = "Where the party stands in the line, and what it was offered")
    public PlaceResponse find(@PathParam("place_id") UUID placeId, @QueryParam("phone") String phone) {
        return lists.find(placeId, phone);
    }

    @DELETE
    @Path("places/{place_id}")
    @PermitAll
    @Limited(value = "waiting-place", per = "place_id")
    @Operation(summary = "Leave the line, giving up what was offered")
    public void leave(@PathParam("place_id") UUID placeId, @QueryParam("phone") String phone) {
        lists.leave(placeId, phone);
    }

    @POST
    @Path("rejections/{booking_reference}")
    @Consumes("*/*") // it has no body
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Give up the seats that were offered",
            description = "With the reference of the message; they go to the next at once.")
    public PlaceResponse reject(@PathParam("booking_reference") String reference, @QueryParam("phone") String phone) {
        return lists.reject(reference, phone);
    }

    @GET
    @Path("counts/{schedule_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "How many wait for a schedule, in all and by stretch",
            description = "For staff of its company.")
    public WaitingListResponse count(@PathParam("schedule_id") UUID scheduleId) {
        return lists.count(scheduleId);
    }
}
