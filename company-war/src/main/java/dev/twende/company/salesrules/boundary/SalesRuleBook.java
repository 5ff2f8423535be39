package dev.twende.company.salesrules.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.salesrules.control.SalesRulesStore;
import dev.twende.company.salesrules.entity.PassengerFields;
import dev.twende.company.salesrules.entity.PayLater;
import dev.twende.company.salesrules.entity.RiderCategories;
import dev.twende.company.salesrules.entity.SalesRules;
import dev.twende.company.salesrules.entity.SalesWindows;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** States when channels sell, to what kinds of riders, and what they are asked for; not SalesRules, which are one company's or one route's. */
@ApplicationScoped
@Transactional
public class SalesRuleBook {
    private SalesRulesStore store;
    private Companies companies;
    private Routes routes;
    private Caller caller;

    protected SalesRuleBook() {} // for the CDI proxy

    @Inject
    public SalesRuleBook(SalesRulesStore store, Companies companies, Routes routes, Caller caller) {
        this.store = store;
        this.companies = companies;
        this.routes = routes;
        this.caller = caller;
    }

    public SalesRulesResponse get(UUID companyId) {
        return SalesRulesResponse.from(ofCompany(caller.companyOr(companyId)));
    }

    public SalesRulesResponse put(UUID companyId, SalesRulesRequest request, IfMatch seen) {
        UUID company = companies.require(caller.companyOr(companyId)).id();
        SalesRules rules = ofCompany(company);
        mustMatch(seen, rules);
        rules.state(request.windows());
        rules.state(request.riders());
        rules.state(request.fields());
        rules.state(request.later());
        store.put(rules);
        return SalesRulesResponse.from(rules);
    }

    public RouteWindowsResponse getOfRoute(UUID routeId) {
        Route route = routes.requireForCaller(routeId);
        return RouteWindowsResponse.from(ofRoute(route), windows(route));
    }

    public RouteWindowsResponse putOfRoute(UUID routeId, RouteWindowsRequest request, IfMatch seen) {
        Route route = routes.requireForCaller(routeId);
        SalesRules rules = ofRoute(route);
        mustMatch(seen, rules);
        rules.state(request.windows());
        store.put(rules);
        return RouteWindowsResponse.from(rules, windows(route));
    }

    public RouteFieldsResponse getFieldsOfRoute(UUID routeId) {
        Route route = routes.requireForCaller(routeId);
        return RouteFieldsResponse.from(ofRoute(route), passengerFields(route));
    }

    public RouteFieldsResponse putFieldsOfRoute(UUID routeId, RouteFieldsRequest request, IfMatch seen) {
        Route route = routes.requireForCaller(routeId);
        SalesRules rules = ofRoute(route);
        mustMatch(seen, rules);
        rules.state(PassengerFields.of(request.passengerFields()));
        store.put(rules);
        return RouteFieldsResponse.from(rules, passengerFields(route));
    }

    /** Rules that nobody has stated yet are nobody's to overwrite. */
    private static void mustMatch(IfMatch seen, SalesRules rules) {
        if (rules.version() > 0 || seen != null) {
            IfMatch.mustMatch(seen, rules.version());
        }
    }

    private SalesRules ofCompany(UUID companyId) {
        return store.find(companyId).orElseGet(() -> new SalesRules(companyId, companyId));
    }

    private SalesRules ofRoute(Route route) {
        return store.find(route.id()).orElseGet(() -> new SalesRules(route.id(), route.companyId()));
    }

    /** The kinds of riders that the company knows; for the other features of this house. */
    public RiderCategories riders(UUID companyId) {
        return ofCompany(companyId).riders();
    }

    /** How the company's counters reserve seats that are paid later; for the other features of this house. */
    public Optional<PayLater> payLater(UUID companyId) {
        return ofCompany(companyId).payLater();
    }

    /** What passengers of the route are asked for; for the other features of this house. */
    public PassengerFields passengerFields(Route route) {
        return ofRoute(route)
                .passengerFields()
                .or(() -> ofCompany(route.companyId()).passengerFields())
                .orElse(PassengerFields.NONE);
    }

    /** When channels sell what runs on the route; for the other features of this house. */
    public SalesWindows windows(Route route) {
        return ofRoute(route).windows().over(ofCompany(route.companyId()).windows());
    }
}
