package dev.twende.payment.terms.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.payment.terms.control.TermsStore;
import dev.twende.payment.terms.entity.CompanyTerms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Agrees with companies what a sale costs them, and tells what was agreed at any moment. */
@ApplicationScoped
@Transactional
public class Terms {
    private TermsStore store;
    private Caller caller;
    private Clock clock;

    protected Terms() {} // for the CDI proxy

    @Inject
    public Terms(TermsStore store, Caller caller, Clock clock) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    /** Agrees new terms, on sight of those agreed last. */
    public TermsResponse agree(UUID companyId, TermsRequest request, IfMatch seen) {
        Instant now = clock.instant();
        Instant validFrom = Objects.requireNonNullElse(request.validFrom(), now);
        if (validFrom.isBefore(now)) {
            throw Problem.invalid("valid_from", "must not be in the past");
        }
        Optional<CompanyTerms> latest = store.latest(companyId);
        IfMatch.mustMatch(seen, latest.map(CompanyTerms::number).orElse(0));
        latest.filter(last -> !validFrom.isAfter(last.validFrom())).ifPresent(last -> {
            throw Problem.invalid("valid_from", "must be after that of the terms agreed last, " + last.validFrom());
        });
        CompanyTerms terms = new CompanyTerms(
                Ids.next(),
                companyId,
                latest.map(CompanyTerms::number).orElse(0) + 1,
                validFrom,
                request.platformFeeBp(),
                Optional.ofNullable(request.platformFeeFixed()),
                request.agentCommissionBp(),
                Objects.requireNonNullElse(request.agents(), List.<TermsRequest.Agent>of()).stream()
                        .map(TermsRequest.Agent::toEntity)
                        .toList(),
                request.providerChargeBorneBy(),
                caller.userId(),
                now);
        store.add(terms);
        return TermsResponse.from(terms);
    }

    /** What was agreed last, in force or not yet. */
    public TermsResponse latest(UUID companyId) {
        caller.mustActFor(companyId);
        return TermsResponse.from(store.latest(companyId).orElseGet(() -> CompanyTerms.none(companyId)));
    }

    /** All that was ever agreed, oldest first. */
    public Page<TermsResponse> list(UUID companyId, int limit, UUID after) {
        caller.mustActFor(companyId);
        List<TermsResponse> found = store.page(companyId, after, limit + 1).stream()
                .map(TermsResponse::from)
                .toList();
        return Page.of(found, limit, terms -> terms.termsId().toString());
    }

    /** What holds for a company at a moment; for the other features of this house. */
    public CompanyTerms at(UUID companyId, Instant moment) {
        return store.at(companyId, moment).orElseGet(() -> CompanyTerms.none(companyId));
    }
}
