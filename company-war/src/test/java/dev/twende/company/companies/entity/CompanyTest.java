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
    void countsItsChangesOfStatus() {
        Company company = company("RW", "RWF", "Africa/Kigali");
        company.activate();
        company.suspend();
        company.activate();
        assertThat(company.statusRevision()).isEqualTo(3);
    }

    @Test
    void speaksTheLanguagesOfThePlatform() {
        Company company = company("RW", "RWF", "Africa/Kigali");
        assertThat(company.languages()).containsExactly("en");
        company.present("Volcano", List.of("rw", "FR", "rw"), null);
        assertThat(company.languages()).containsExactly("rw", "fr");
        for (List<String> bad : List.of(List.<String>of(), List.of("rw", "de"))) {
            assertThatThrownBy(() -> company.present("Volcano", bad, null))
                    .as(bad.toString())
                    .isInstanceOf(Problem.class);
        }
    }

    private static Company company(String country, String currency, String timeZone) {
        return new Company(new UUID(1, 2), "Volcano", "102938475", country, currency, timeZone, NOW);
    }
}
