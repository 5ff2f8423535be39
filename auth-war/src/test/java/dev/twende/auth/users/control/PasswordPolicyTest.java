package dev.twende.auth.users.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final String EMAIL = "Jeanne.Uwase@example.com";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tkzwqmpr", // eight letters of one case: no rules of composition
                "correct horse battery staple",
                "umuntu ntagira isoko",
                "пароль-ключ-2026",
                "        x"
            })
    void acceptsWhatIsLongEnoughAndNotCommon(String password) {
        assertThatCode(() -> PasswordPolicy.check(password, EMAIL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tkzwqmp",
                "password",
                "PASSWORD",
                "12345678",
                "iloveyou",
                "qwertyuiop",
                "zzzzzzzzzzzzzzzz",
                "jeanne.uwase",
                "Jeanne.Uwase@Example.com"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThatThrownBy(() -> PasswordPolicy.check(password, EMAIL)).isInstanceOf(Problem.class);
    }

    @Test
    void countsCharactersNotBytes() {
        String bus = "🚌";
        assertThatCode(() -> PasswordPolicy.check("ab" + bus.repeat(126), EMAIL))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordPolicy.check("ab" + bus.repeat(127), EMAIL))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> PasswordPolicy.check("ab" + bus.repeat(5), EMAIL))
                .isInstanceOf(Problem.class);
    }
}
