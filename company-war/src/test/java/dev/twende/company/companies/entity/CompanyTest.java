package dev.twende.company.companies.entity;

import static dev.twende.company.companies.entity.CompanyStatus.ACTIVE;
import static dev.twende.company.companies.entity.CompanyStatus.DRAFT;
import static dev.twende.company.companies.entity.CompanyStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompanyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    @Test
    void statusAllowsExactlyTheMovesOfALife() {
        Set<List<CompanyStatus>> allowed =
                Set.of(List.of(DRAFT, ACTIVE), List.of(ACTIVE, SUSPENDED), List.of(SUSPENDED, ACTIVE));
        for (CompanyStatus from : CompanyStatus.values()) {
            for (CompanyStatus to : CompanyStatus.values()) {
                assertThat(from.canBecome(to)).as(from + " to " + to).isEqualTo(allowed.contains(List.of(from, to)));
            }
        }
    }

    @Test
    void mayPublishOnlyWhenActive() {
        Company company = company("RW", "RWF", "Africa/Kigali");
        assertThatThrownBy(company::mustBeActive)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.COMPANY_NOT_ACTIVE));
        company.activate();
        company.mustBeActive();
        assertThatThrownBy(company::activate).isInstanceOf(Problem.class);
    }

    @Test
    void refusesCountriesCurrenciesAndZonesThatDoNotExist() {
        assertThatThrownBy(() -> company("XX", "RWF", "Africa/Kigali")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> company("rw", "RWF", "Africa/Kigali")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> company("RW", "RWX", "Africa/Kigali")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> company("RW", "XAU", "Africa/Kigali")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> company("RW", "RWF", "Africa/Nowhere")).isInstanceOf(Problem.class);
    }

    @Test
    void taxNumbersAreOneHoweverTheyAreWritten() {
        assertThat(Company.normalised(" 102-938 475a")).isEqualTo("102938475A");
    }

    private static Company company(String country, String currency, String timeZone) {
        return new Company(new UUID(1, 2), "Volcano", "102", country, currency, timeZone, NOW);
    }
}
