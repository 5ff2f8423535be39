package dev.twende.auth.users.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final List<String> CONTEXT = List.of("Jeanne.Uwase@volcano.example.com", "Jeanne Uwase Marie");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tkzwqmprvbnx", // twelve letters of one case: no rules of composition
                "correct horse battery staple",
                "umuntu ntagira isoko",
                "пароль-ключ-2026",
                "            x",
                "marie rides to huye", // a name is no harm where enough is beside it
                "jeanne-tkzwqmpr"
            })
    void acceptsWhatIsLongEnoughAndNotCommon(String password) {
        assertThatCode(() -> PasswordPolicy.check(password, CONTEXT)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tkzwqmprvbn",
                "Password2026!",
                "!!iloveyou!!",
                "qwertyuiop12",
                "QWERTYUIOP-2",
                "zzzzzzzzzzzzzzzz",
                "abcabcabcabc",
                "kigalikigalikigali",
                "123456789012",
                "mlkjihgfedcba",
                "jeanne.uwase",
                "Jeanne-Uwase-2026",
                "jeanne.uwase@volcano.example.com",
                "Volcano-2026!!",
                "twende-2026-7"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThatThrownBy(() -> PasswordPolicy.check(password, CONTEXT)).isInstanceOf(Problem.class);
    }

    @Test
    void countsCharactersNotBytes() {
        String bus = "🚌";
        assertThatCode(() -> PasswordPolicy.check("ab" + bus.repeat(126), CONTEXT))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordPolicy.check("ab" + bus.repeat(127), CONTEXT))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> PasswordPolicy.check("ab" + bus.repeat(9), CONTEXT))
                .isInstanceOf(Problem.class);
    }

    @Test
    void isOnePasswordHoweverAKeyboardComposesIt() {
        assertThat(PasswordPolicy.normalized("cafe\u0301")).isEqualTo("café");
        // full-width letters are the same letters
        assertThatThrownBy(() -> PasswordPolicy.check("Ｐａｓｓｗｏｒｄ２０２６！", CONTEXT)).isInstanceOf(Problem.class);
    }
}
