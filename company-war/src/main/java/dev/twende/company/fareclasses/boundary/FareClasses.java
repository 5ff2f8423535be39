package dev.twende.company.fareclasses.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.fareclasses.control.FareClassStore;
import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** States under what conditions a company sells. */
@ApplicationScoped
@Transactional
public class FareClasses {
    /** More than anybody can choose from at a counter. */
    private static final int CLASSES_MAX = 20;

    private FareClassStore store;
    private Companies companies;
    private Caller caller;

    protected FareClasses() {} // for the CDI proxy

    @Inject
    public FareClasses(FareClassStore store, Companies companies, Caller caller) {
        this.store = store;
        this.companies = companies;
        this.caller = caller;
    }

    public List<FareClassResponse> list(UUID companyId) {
        return known(caller.companyOr(companyId)).values().stream()
                .map(FareClassResponse::from)
                .toList();
    }

    /** Ready-made classes, for a company to take over. */
    public List<FareClassResponse> suggestions() {
        return FareClass.suggestions().entrySet().stream()
                .map(ready -> new FareClass(null, null, ready.getKey(), ready.getValue()))
                .map(FareClassResponse::from)
                .toList();
    }

    public FareClassResponse get(String code, UUID companyId) {
        return FareClassResponse.from(require(caller.companyOr(companyId), code));
    }

    /** Adds the class, or puts other conditions in the place of its own. */
    public FareClassResponse put(String code, UUID companyId, FareClassRequest request, IfMatch seen) {
        UUID company = companies.require(caller.companyOr(companyId)).id();
        Optional<FareClass> known = store.find(company, code);
        known.ifPresent(stated -> IfMatch.mustMatch(seen, stated.version()));
        if (known.isEmpty() && known(company).size() >= CLASSES_MAX) {
            throw Problem.invalid("code", "must be one of the " + CLASSES_MAX + " that the company has already");
        }
        FareClass.Conditions conditions = request.conditions();
        FareClass fareClass = known.orElseGet(() -> {
            FareClass added = new FareClass(Ids.next(), company, code, conditions);
            store.add(added);
            return added;
        });
        fareClass.state(conditions);
        store.flush();
        return FareClassResponse.from(fareClass);
    }

    /** Takes the class out of use; STANDARD goes back to what a company has without asking. */
    public void remove(String code, UUID companyId, IfMatch seen) {
        UUID company = caller.companyOr(companyId);
        FareClass fareClass = store.find(company, code).orElseThrow(FareClasses::notFound);
        IfMatch.mustMatch(seen, fareClass.version());
        if (!code.equals(FareClass.STANDARD) && store.isPriced(company, code)) {
            throw Problem.of(ProblemType.CONFLICT, "Routes have prices in this class; remove them first.");
        }
        store.remove(fareClass);
    }

    /** What giving back, exchanging or handing on a ticket of this price would cost so long before the departure. */
    public QuoteResponse quote(String code, UUID companyId, long price, long secondsBefore) {
        UUID company = caller.companyOr(companyId);
        String currency = companies.require(company).currency();
        FareClass fareClass = require(company, code);
        OptionalLong refundFee = fareClass.refunds().fee(price, secondsBefore);
        OptionalLong changeFee = fareClass.changes().fee(price, secondsBefore);
        OptionalLong nameChangeFee = fareClass
                .nameChanges()
                .map(ladder -> ladder.fee(price, secondsBefore))
                .orElse(OptionalLong.of(0));
        return new QuoteResponse(
                new Money(price, currency),
                secondsBefore,
                money(refundFee.isPresent() ? OptionalLong.of(price - refundFee.getAsLong()) : refundFee, currency),
                money(refundFee, currency),
                money(changeFee, currency),
                money(nameChangeFee, currency));
    }

    private static Money money(OptionalLong amount, String currency) {
        return amount.isPresent() ? new Money(amount.getAsLong(), currency) : null;
    }

    private FareClass require(UUID company, String code) {
        return Optional.ofNullable(known(company).get(code)).orElseThrow(FareClasses::notFound);
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "The company has no fare class with this code.");
    }

    /** The company's classes by code, STANDARD first; for the other features of this house. */
    public Map<String, FareClass> known(UUID companyId) {
        Map<String, FareClass> known = new LinkedHashMap<>();
        known.put(FareClass.STANDARD, FareClass.standardOf(companyId));
        store.ofCompany(companyId).forEach(fareClass -> known.put(fareClass.code(), fareClass));
        return known;
    }
}
