package dev.twende.ticketing.bookings.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.bookings.control.CounterSaleFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a company's people sold, at counters and on devices. */
@Path("counter-sales")
@RequestScoped
@Produces(APPLICATION_JSON)
public class CounterSalesResource {
    private CounterSales sales;

    protected CounterSalesResource() {} // for the CDI proxy

    @Inject
    public CounterSalesResource(CounterSales sales) {
        this.sales = sales;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(
            summary = "What was sold over counters and on devices, the latest first",
            description =
                    "Of one company; its own people need not name it. With sold_by or device_id: what a cashier or a device sold. Times are"
                            + " those of the booking, from inclusive. What passengers booked themselves is not among it.")
    public Page<CounterSaleResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("sold_by") UUID soldBy,
            @QueryParam("device_id") UUID deviceId,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return sales.list(
                new CounterSaleFilter(companyId, soldBy, deviceId, from, to), limit, Cursor.decodeIdBefore(cursor));
    }
}
