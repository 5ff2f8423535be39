package dev.twende.company.schedules.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.BatchResponse;
import dev.twende.kit.rest.Batches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The schedules of many timetables. Generating needs no idempotency key: a repetition finds everything there. */
@Path("timetables/schedules")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class PlannedSchedulesResource {
    private TimetableSchedules schedules;
    private Batches batches;

    protected PlannedSchedulesResource() {} // for the CDI proxy

    @Inject
    public PlannedSchedulesResource(TimetableSchedules schedules, Batches batches) {
        this.schedules = schedules;
        this.batches = batches;
    }

    /** Each timetable is generated for itself: one that fails stands in no other's way. */
    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public BatchResponse<GenerateResponse> generate(@NotNull @Valid GenerateAllRequest request) {
        return batches.each(
                request.timetableIds(), null, (id, key) -> schedules.generate(id, request.from(), request.to()));
    }
}
