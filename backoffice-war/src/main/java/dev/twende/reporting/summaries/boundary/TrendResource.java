package dev.twende.reporting.summaries.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.security.Caller;
import dev.twende.reporting.sales.boundary.Sales;
import dev.twende.reporting.sales.entity.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** A day hour by hour, over the same companies as the summary. */
@Path("trend")
@RequestScoped
@Produces(APPLICATION_JSON)
public class TrendResource {
    private Sales sales;
    private Caller caller;

    protected TrendResource() {} // for the CDI proxy

    @Inject
    public TrendResource(Sales sales, Caller caller) {
        this.sales = sales;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    public TrendResponse trend(@QueryParam("date") String date) {
        return TrendResponse.from(sales.trend(date, Scope.of(caller.is(SUPER_ADMIN), caller.companyId())));
    }
}
