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

/** Totals by company: all of them for the platform's administrators, their own for the people of a company. */
@Path("summary")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SummaryResource {
    private Sales sales;
    private Caller caller;

    protected SummaryResource() {} // for the CDI proxy

    @Inject
    public SummaryResource(Sales sales, Caller caller) {
        this.sales = sales;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    public SummaryResponse summary(@QueryParam("from") String from, @QueryParam("to") String to) {
        return SummaryResponse.from(sales.summary(from, to, Scope.of(caller.is(SUPER_ADMIN), caller.companyId())));
    }
}
