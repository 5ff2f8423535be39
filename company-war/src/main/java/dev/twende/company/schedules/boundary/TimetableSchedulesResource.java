package dev.twende.company.schedules.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** The schedules of a timetable. Generating needs no idempotency key: a repetition finds everything there. */
@Path("timetables/{timetable_id}/schedules")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class TimetableSchedulesResource {
    private TimetableSchedules schedules;

    protected TimetableSchedulesResource() {} // for the CDI proxy

    @Inject
    public TimetableSchedulesResource(TimetableSchedules schedules) {
        this.schedules = schedules;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public GenerateResponse generate(
            @PathParam("timetable_id") UUID timetableId, @NotNull @Valid GenerateRequest request) {
        return schedules.generate(timetableId, request.from(), request.to());
    }
}
