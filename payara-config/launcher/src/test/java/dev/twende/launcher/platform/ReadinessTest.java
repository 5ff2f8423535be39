package dev.twende.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.launcher.stack.House;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final List<House> HOUSES = List.of(House.AUTH, House.COMPANY);

    @Test
    void readyWhenEveryHouseSaysSoWithOurNonce() {
        assertThat(missing(check("auth", "UP", "n1"), check("company", "UP", "n1")))
                .isEmpty();
    }

    @Test
    void aHouseThatFailedToDeployIsMissingAlthoughTheServerIsUp() {
        assertThat(missing(check("auth", "UP", "n1"))).containsExactly("company");
    }

    @Test
    void aHouseThatIsDownIsMissing() {
        assertThat(missing(check("auth", "DOWN", "n1"), check("company", "UP", "n1")))
                .containsExactly("auth");
    }

    @Test
    void anAnswerOfAnotherProcessOnThePortCountsForNothing() {
        assertThat(missing(check("auth", "UP", "n0"), check("company", "UP", "n0")))
                .containsExactly("auth", "company");
        assertThat(Readiness.missing(HOUSES, "n1", "<html>hello</html>")).containsExactly("auth", "company");
        assertThat(Readiness.missing(HOUSES, "n1", "{\"checks\":[{\"name\":\"auth\",\"status\":\"UP\"}]}"))
                .containsExactly("auth", "company");
        assertThat(Readiness.missing(HOUSES, "n1", "[]")).containsExactly("auth", "company");
    }

    private static List<String> missing(String... checks) {
        return Readiness.missing(HOUSES, "n1", "{\"status\":\"UP\",\"checks\":[" + String.join(",", checks) + "]}");
    }

    private static String check(String name, String status, String nonce) {
        return "{\"name\":\"%s\",\"status\":\"%s\",\"data\":{\"nonce\":\"%s\"}}".formatted(name, status, nonce);
    }
}
