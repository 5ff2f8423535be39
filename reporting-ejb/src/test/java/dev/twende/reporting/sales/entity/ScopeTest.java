package dev.twende.reporting.sales.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final UUID COMPANY = Ids.next();

    @Test
    void aPlatformAdministratorSeesEveryCompany() {
        assertThat(Scope.of(true, Optional.empty()).company()).isEmpty();
    }

    @Test
    void peopleOfACompanySeeTheirOwn() {
        assertThat(Scope.of(false, Optional.of(COMPANY)).company()).contains(COMPANY);
    }

    @Test
    void peopleOfNoCompanySeeNothing() {
        Problem problem = catchThrowableOfType(Problem.class, () -> Scope.of(false, Optional.empty()));

        assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN);
    }
}
