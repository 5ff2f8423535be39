package dev.twende.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import org.junit.jupiter.api.Test;

class IfMatchTest {
    @Test
    void letsThoseChangeWhoHaveSeenTheCurrentVersion() {
        for (String header : new String[] {"\"7\"", " \"7\" ", "\"6\", \"7\"", "W/\"6\",\"7\"", "*"}) {
            assertThatCode(() -> IfMatch.mustMatch(IfMatch.fromString(header), 7))
                    .as(header)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesWhoHasSeenAnotherVersion() {
        for (String header : new String[] {"\"6\"", "\"77\"", "\"\"", "\"abc\"", "W/\"7\""}) {
            assertThatThrownBy(() -> IfMatch.mustMatch(IfMatch.fromString(header), 7))
                    .as(header)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_FAILED));
        }
    }

    @Test
    void refusesWhoDoesNotSayWhatWasSeen() {
        assertThatThrownBy(() -> IfMatch.mustMatch(null, 7))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_REQUIRED));
    }

    @Test
    void refusesWhatIsNoListOfTags() {
        for (String header : new String[] {"7", "", "\"7", "\"7\" \"8\"", "*, \"7\"", "\"7\","}) {
            assertThatThrownBy(() -> IfMatch.fromString(header))
                    .as(header)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED));
        }
    }
}
