package dev.twende.payment.terms.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.payment.terms.entity.Bearer;
import dev.twende.payment.terms.entity.CompanyTerms;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is agreed with a company.
 *
 * @param version counts the company's terms; 0 while nothing was agreed
 * @param platformFeeFixed absent when there is none
 */
public record TermsResponse(
        UUID termsId,
        UUID companyId,
        int version,
        Instant validFrom,
        int platformFeeBp,
        Money platformFeeFixed,
        int agentCommissionBp,
        List<TermsRequest.Agent> agents,
        Bearer providerChargeBorneBy)
        implements Versioned {

    static TermsResponse from(CompanyTerms terms) {
        return new TermsResponse(
                terms.id(),
                terms.companyId(),
                terms.number(),
                terms.validFrom(),
                terms.platformFeeBp(),
                terms.platformFeeFixed().orElse(null),
                terms.agentCommissionBp(),
                terms.agents().stream().map(TermsRequest.Agent::from).toList(),
                terms.providerChargeBorneBy());
    }
}
