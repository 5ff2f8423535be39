package dev.twende.company.realtime.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Delays and cancellations of a company's feed: for programs in Protocol Buffers, and for people as their text. */
@Path("companies/{company_id}/gtfs-rt")
@RequestScoped
public class RealtimeResource {
    private static final String PROTOBUF = "application/x-protobuf";
    /** Who does not say what they want is a program. */
    private static final String FOR_PEOPLE = "text/plain;qs=0.5";

    private Realtime realtime;

    protected RealtimeResource() {} // for the CDI proxy

    @Inject
    public RealtimeResource(Realtime realtime) {
        this.realtime = realtime;
    }

    @GET
    @Path("trip-updates")
    @PermitAll
    @Produces(PROTOBUF)
    @Operation(summary = "GTFS Realtime TripUpdates: cancelled trips, and new times of delayed ones")
    public byte[] tripUpdates(@PathParam("company_id") UUID companyId) {
        return realtime.tripUpdates(companyId).toByteArray();
    }

    @GET
    @Path("trip-updates")
    @PermitAll
    @Produces(FOR_PEOPLE)
    public String tripUpdatesAsText(@PathParam("company_id") UUID companyId) {
        return realtime.tripUpdates(companyId).toString();
    }

    @GET
    @Path("alerts")
    @PermitAll
    @Produces(PROTOBUF)
    @Operation(summary = "GTFS Realtime Alerts: the same in words")
    public byte[] alerts(@PathParam("company_id") UUID companyId) {
        return realtime.alerts(companyId).toByteArray();
    }

    @GET
    @Path("alerts")
    @PermitAll
    @Produces(FOR_PEOPLE)
    public String alertsAsText(@PathParam("company_id") UUID companyId) {
        return realtime.alerts(companyId).toString();
    }
}
