package dev.twende.company.fares.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.fares.boundary.FaresRequest.FareRequest;
import dev.twende.company.fares.control.FareStore;
import dev.twende.company.fares.entity.Fare;
import dev.twende.company.fares.entity.FareTable;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/** Prices the routes of a company. */
@ApplicationScoped
@Transactional
public class Fares {
    private FareStore store;
    private Routes routes;
    private Companies companies;

    protected Fares() {} // for the CDI proxy

    @Inject
    public Fares(FareStore store, Routes routes, Companies companies) {
        this.store = store;
        this.routes = routes;
        this.companies = companies;
    }

    public FaresResponse replace(UUID routeId, FaresRequest request) {
        Route route = routes.requireForCaller(routeId);
        Company company = companies.require(route.companyId());
        if (!company.currency().equals(request.currency())) {
            throw Problem.invalid("currency", "must be the company's, " + company.currency());
        }
        FareTable table = of(route, company);
        store.clear(table);
        table.replace(route, request.fares().stream().map(Fares::fare).toList());
        return FaresResponse.from(route, table);
    }

    private static Fare fare(FareRequest fare) {
        return new Fare(fare.fromStopId(), fare.toStopId(), fare.amount());
    }

    private FareTable of(Route route, Company company) {
        return store.find(route.id()).orElseGet(() -> {
            FareTable table = new FareTable(route.id(), company.currency());
            store.add(table);
            return table;
        });
    }

    public FaresResponse get(UUID routeId) {
        Route route = routes.requireForCaller(routeId);
        return FaresResponse.from(route, priced(route, companies.require(route.companyId())));
    }

    /** The prices of a route, none at all when it was never priced; for the other features of this house. */
    public FareTable priced(Route route, Company company) {
        return store.find(route.id()).orElseGet(() -> new FareTable(route.id(), company.currency()));
    }

    /** One price for every pair of stops of the routes; for the other features of this house. */
    public void putFlat(Collection<UUID> routeIds, Money price) {
        store.putFlat(routeIds, price);
    }
}
