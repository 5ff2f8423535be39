package dev.twende.company.fares.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.fareclasses.boundary.FareClasses;
import dev.twende.company.fares.boundary.FaresRequest.FareRequest;
import dev.twende.company.fares.boundary.FaresResponse.FareResponse;
import dev.twende.company.fares.boundary.FaresResponse.WarningResponse;
import dev.twende.company.fares.control.FareStore;
import dev.twende.company.fares.entity.Fare;
import dev.twende.company.fares.entity.FareReview;
import dev.twende.company.fares.entity.FareTable;
import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.fares.entity.FedFares;
import dev.twende.company.fares.entity.Product;
import dev.twende.company.fares.entity.Tariff;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.Stretch;
import dev.twende.company.salesrules.boundary.SalesRuleBook;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Prices the routes of a company. */
@ApplicationScoped
@Transactional
public class Fares {
    private FareStore store;
    private Routes routes;
    private Companies companies;
    private FareClasses fareClasses;
    private SalesRuleBook rules;
    private Clock clock;

    protected Fares() {} // for the CDI proxy

    @Inject
    public Fares(
            FareStore store,
            Routes routes,
            Companies companies,
            FareClasses fareClasses,
            SalesRuleBook rules,
            Clock clock) {
        this.store = store;
        this.routes = routes;
        this.companies = companies;
        this.fareClasses = fareClasses;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param seen null to replace whatever is there */
    public FaresResponse replace(UUID routeId, FaresRequest request, IfMatch seen) {
        Route route = routes.requireForCaller(routeId);
        String currency = currency(route);
        if (!currency.equals(request.currency())) {
            throw Problem.invalid("currency", "must be the company's, " + currency);
        }
        mustMatch(seen, route);
        Tariff tariff = Tariff.of(route, fares(route, request.fares()));
        FareTable table = store.put(route, currency, tariff);
        return FaresResponse.of(route, table.version(), currency, tariff.fares(), warnings(route, tariff));
    }

    private String currency(Route route) {
        return companies.require(route.companyId()).currency();
    }

    private void mustMatch(IfMatch seen, Route route) {
        if (seen != null) {
            IfMatch.mustMatch(seen, version(route));
        }
    }

    private int version(Route route) {
        return store.find(route.id()).map(FareTable::version).orElse(0);
    }

    private List<Fare> fares(Route route, List<FareRequest> requested) {
        Set<String> classes = fareClasses.known(route.companyId()).keySet();
        Set<String> riders = rules.riders(route.companyId()).codes();
        List<Fare> fares = new ArrayList<>(requested.size());
        for (int i = 0; i < requested.size(); i++) {
            FareRequest request = requested.get(i);
            String field = "fares[" + i + "]";
            Product product = product(request.fareClass(), request.riderCategory());
            if (!classes.contains(product.fareClass())) {
                throw Problem.invalid(field + ".fare_class", "is no fare class of the company");
            }
            if (!riders.contains(product.riderCategory())) {
                throw Problem.invalid(field + ".rider_category", "is no rider category of the company");
            }
            Stretch stretch = stretch(route, request, field);
            fares.add(new Fare(
                    stretch.from(),
                    stretch.to(),
                    product.fareClass(),
                    product.riderCategory(),
                    date(request.validFrom(), ServiceDates.FIRST, field + ".valid_from"),
                    date(request.validTo(), ServiceDates.LAST, field + ".valid_to"),
                    request.amount()));
        }
        return fares;
    }

    private static Product product(String fareClass, String riderCategory) {
        return new Product(
                Objects.requireNonNullElse(fareClass, Product.STANDARD_ADULT.fareClass()),
                Objects.requireNonNullElse(riderCategory, Product.STANDARD_ADULT.riderCategory()));
    }

    private static LocalDate date(LocalDate given, LocalDate otherwise, String field) {
        if (given == null) {
            return otherwise;
        }
        ServiceDates.mustContain(given, field);
        return given;
    }

    private static Stretch stretch(Route route, FareRequest request, String field) {
        if (request.fromSequence() != null && request.toSequence() != null) {
            mustBe(route, request.fromSequence(), request.fromStopId(), field + ".from_sequence");
            mustBe(route, request.toSequence(), request.toStopId(), field + ".to_sequence");
            return new Stretch(request.fromSequence(), request.toSequence());
        }
        if (request.fromStopId() == null || request.toStopId() == null) {
            throw Problem.invalid(field, "must name both stops, by id or by sequence");
        }
        return route.stretch(request.fromStopId(), request.toStopId())
                .orElseThrow(() -> Problem.invalid(
                        field, "nobody can board at the first of these stops and alight at the second"));
    }

    private static void mustBe(Route route, int sequence, UUID stopId, String field) {
        boolean isOnTheRoute = sequence < route.stops().size();
        if (!isOnTheRoute
                || stopId != null && !route.stops().get(sequence).stopId().equals(stopId)) {
            throw Problem.invalid(field, "is not this stop of the route");
        }
    }

    public FaresResponse get(UUID routeId, FareFilter filter) {
        Route route = routes.requireForCaller(routeId);
        Tariff tariff = store.tariff(route);
        return FaresResponse.of(
                route,
                version(route),
                currency(route),
                tariff.fares().stream().filter(filter::contains).toList(),
                warnings(route, tariff));
    }

    public List<WarningResponse> warnings(UUID routeId) {
        Route route = routes.requireForCaller(routeId);
        return warnings(route, store.tariff(route));
    }

    private List<WarningResponse> warnings(Route route, Tariff tariff) {
        return FareReview.of(route, tariff, store.reverseOf(route), today()).stream()
                .map(warning -> WarningResponse.from(route, warning))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What one product costs on a date, today when none is given. */
    public MatrixResponse matrix(UUID routeId, String fareClass, String riderCategory, LocalDate asOf) {
        Route route = routes.requireForCaller(routeId);
        Product product = product(fareClass, riderCategory);
        LocalDate date = asOf == null ? today() : asOf;
        FareTriangle prices = store.tariff(route)
                .on(date)
                .getOrDefault(product, FareTriangle.empty(route.stops().size()));
        return MatrixResponse.of(route, version(route), currency(route), product, date, prices);
    }

    /**
     * Takes a price out: from then on the pair is not sold to these riders in this class.
     *
     * @param since null for on all dates
     */
    public void remove(
            UUID routeId, int from, int to, String fareClass, String riderCategory, LocalDate since, IfMatch seen) {
        Route route = routes.requireForCaller(routeId);
        IfMatch.mustMatch(seen, version(route));
        Tariff tariff = store.tariff(route);
        if (from >= to || to >= tariff.stops()) {
            throw Problem.invalid("to_sequence", "must be behind from_sequence on the route");
        }
        Tariff without = tariff.without(
                product(fareClass, riderCategory), from, to, date(since, ServiceDates.FIRST, "from_date"));
        if (without.equals(tariff)) {
            throw Problem.of(ProblemType.NOT_FOUND, "This pair has no such price.");
        }
        store.put(route, currency(route), without);
    }

    /** Changes all prices from a date on, or shows what that would do. */
    public AdjustResponse adjust(UUID routeId, AdjustRequest request, IfMatch seen) {
        Route route = routes.requireForCaller(routeId);
        request.mustSayHowMuch();
        ServiceDates.mustContain(request.validFrom(), "valid_from");
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        if (!dryRun) {
            IfMatch.mustMatch(seen, version(route));
        }
        Optional<Product> product = Optional.ofNullable(request.fareClass())
                .map(fareClass -> new Product(fareClass, request.riderCategory()));
        Tariff adjusted = store.tariff(route).adjusted(product, request.validFrom(), request::apply);
        int version = dryRun
                ? version(route)
                : store.put(route, currency(route), adjusted).version();
        return new AdjustResponse(
                route.id(),
                version,
                dryRun,
                request.validFrom(),
                currency(route),
                adjusted.fares().stream()
                        .filter(fare -> !fare.validTo().isBefore(request.validFrom()))
                        .filter(fare -> product.isEmpty()
                                || product.get().equals(product(fare.fareClass(), fare.riderCategory())))
                        .map(fare -> FareResponse.from(route, fare))
                        .toList());
    }

    /** The prices of a route, none at all when it was never priced; for the other features of this house. */
    public Tariff tariff(Route route) {
        return store.tariff(route);
    }

    /** Puts these prices in the place of all earlier ones; for the other features of this house. */
    public void put(Route route, List<Fare> fares) {
        store.put(route, currency(route), Tariff.of(route, fares));
    }

    /** Puts what a feed says in the place of all standard prices; answers how many routes have other prices now. */
    public int putAll(Collection<FedFares> fares, String currency) {
        return store.putAll(fares, currency);
    }
}
