package dev.twende.ticketing.schedules.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Page;
import dev.twende.ticketing.schedules.control.OfferOrder;
import dev.twende.ticketing.schedules.entity.OfferSearch;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What can be bought; open to everyone. */
@Path("schedules")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SchedulesResource {
    private static final int PARTY_MAX = 10;
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String CLOCK_MESSAGE = "must be a time of day such as 06:00";
    private static final String FROM = "Where the party boards; a stop, not a station above it.";
    private static final String DATE = "Of departure, as people at the boarding stop call the day.";
    private static final String PASSENGERS = "How many travel; those without a rider_category are adults.";
    private static final String RIDERS =
            "The category of each who is not an adult, such as CHILD; repeat it for each. More than passengers makes the party as large.";
    private static final String FARE_CLASS =
            "The only fare class wanted, such as FLEX; without it every class is shown.";
    private static final String FEATURES =
            "What the bus must have, such as WIFI; repeat it for more, all of which are wanted.";
    private static final String AFTER = "Departures at this time of day or later, by the clock at the boarding stop.";
    private static final String BEFORE = "Departures before this time of day, by the clock at the boarding stop.";
    private static final String SPLITS =
            "false hides departures on which some of the party must change seats on the way.";
    private static final String SORT =
            "departure_time, arrival_time, duration, price (what the whole party pays; each currency by"
                    + " itself) or seats_left; with - in front descending.";

    private Schedules schedules;

    protected SchedulesResource() {} // for the CDI proxy

    @Inject
    public SchedulesResource(Schedules schedules) {
        this.schedules = schedules;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Departures that can be bought",
            description =
                    "A departure is shown when it takes people from the first stop to the second, the sale is open to the caller, one"
                            + " fare class has a price for everyone in the party, and there is room: seats for the whole journey (seating"
                            + " SINGLE), or only where those are too few, seats with one change on the way (SPLIT),"
                            + " which are booked with may_change_seats.")
    public Page<OfferResponse> search(
            @Parameter(description = FROM) @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId,
            @Parameter(description = DATE) @NotNull @QueryParam("date") LocalDate date,
            @Parameter(description = PASSENGERS) @Min(1) @Max(PARTY_MAX) @DefaultValue("1") @QueryParam("passengers")
                    int passengers,
            @Parameter(description = RIDERS) @Size(max = PARTY_MAX) @QueryParam("rider_category")
                    List<@Size(max = 40) String> riderCategories,
            @Parameter(description = FARE_CLASS) @Size(max = 40) @QueryParam("fare_class") String fareClass,
            @Parameter(description = "Buses of this company only.") @QueryParam("company_id") UUID companyId,
            @Parameter(description = FEATURES) @Size(max = 10) @QueryParam("feature")
                    List<@Size(max = 40) String> features,
            @Parameter(description = AFTER, example = "06:00")
                    @Pattern(regexp = CLOCK, message = CLOCK_MESSAGE)
                    @QueryParam("departs_after")
                    String departsAfter,
            @Parameter(description = BEFORE, example = "12:00")
                    @Pattern(regexp = CLOCK, message = CLOCK_MESSAGE)
                    @QueryParam("departs_before")
                    String departsBefore,
            @Parameter(description = SPLITS) @DefaultValue("true") @QueryParam("split") boolean split,
            @Parameter(description = SORT) @DefaultValue(OfferOrder.DEFAULT) @QueryParam("sort") String sort,
            @Min(1) @Max(Page.MAX_LIMIT) @DefaultValue(Page.DEFAULT_LIMIT) @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor) {
        OfferSearch wish = schedules.wish(
                fromStopId,
                toStopId,
                date,
                Schedules.party(passengers, riderCategories),
                fareClass,
                companyId,
                features,
                departsAfter,
                departsBefore,
                split);
        return schedules.search(wish, sort, limit, cursor);
    }

    @GET
    @Path("nearby-dates")
    @PermitAll
    @Operation(
            summary = "What the days around a date have",
            description =
                    "For the date and each of the three days before and after it, how many departures have room for the party, and what"
                            + " it pays at least. Takes the same filters as the search.")
    public NearbyDatesResponse nearbyDates(
            @Parameter(description = FROM) @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId,
            @Parameter(description = DATE) @NotNull @QueryParam("date") LocalDate date,
            @Parameter(description = PASSENGERS) @Min(1) @Max(PARTY_MAX) @DefaultValue("1") @QueryParam("passengers")
                    int passengers,
            @Parameter(description = RIDERS) @Size(max = PARTY_MAX) @QueryParam("rider_category")
                    List<@Size(max = 40) String> riderCategories,
            @Parameter(description = FARE_CLASS) @Size(max = 40) @QueryParam("fare_class") String fareClass,
            @Parameter(description = "Buses of this company only.") @QueryParam("company_id") UUID companyId,
            @Parameter(description = FEATURES) @Size(max = 10) @QueryParam("feature")
                    List<@Size(max = 40) String> features,
            @Parameter(description = AFTER, example = "06:00")
                    @Pattern(regexp = CLOCK, message = CLOCK_MESSAGE)
                    @QueryParam("departs_after")
                    String departsAfter,
            @Parameter(description = BEFORE, example = "12:00")
                    @Pattern(regexp = CLOCK, message = CLOCK_MESSAGE)
                    @QueryParam("departs_before")
                    String departsBefore) {
        OfferSearch wish = schedules.wish(
                fromStopId,
                toStopId,
                date,
                Schedules.party(passengers, riderCategories),
                fareClass,
                companyId,
                features,
                departsAfter,
                departsBefore,
                true);
        return schedules.nearbyDates(wish);
    }
}
