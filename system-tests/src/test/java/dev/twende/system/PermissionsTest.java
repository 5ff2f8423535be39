package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/permissions.md} to what the houses' code allows. */
class PermissionsTest {
    private static final Path DOCUMENT = Path.of("../docs/permissions.md");

    /** The roles in the order of the table's columns. */
    static final List<String> ROLES = List.of(
            "PASSENGER",
            "DRIVER",
            "INSPECTOR",
            "AGENT",
            "ACCOUNTANT",
            "COMPANY_ADMIN",
            "SUPER_ADMIN",
            "DEVICE",
            "SERVICE",
            "SECOND_FACTOR_DUE");

    @Test
    void everyRoleOfACallIsOneOfTheTable() {
        assertThat(Endpoint.all())
                .hasSizeGreaterThan(150)
                .allSatisfy(
                        endpoint -> assertThat(ROLES).as(endpoint.toString()).containsAll(endpoint.roles()));
    }

    @Test
    void companyAdminMayWhateverTheOwnPeopleMay() {
        List<String> people = List.of("DRIVER", "INSPECTOR", "AGENT", "ACCOUNTANT");
        assertThat(Endpoint.all())
                .filteredOn(endpoint -> endpoint.roles().stream().anyMatch(people::contains))
                .allSatisfy(endpoint ->
                        assertThat(endpoint.roles()).as(endpoint.toString()).contains("COMPANY_ADMIN"));
    }

    /** To write it anew: {@code mvn -pl system-tests test -Dtwende.docs=write} after the houses were compiled. */
    @Test
    void theDocumentIsTheCode() throws IOException {
        String expected = document();
        if ("write".equals(System.getProperty("twende.docs"))) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).hasContent(expected);
    }

    private static String document() {
        String rows =
                Endpoint.all().stream().map(PermissionsTest::row).distinct().collect(Collectors.joining("\n"));
        return """
                # Permissions

                Who may call what. This page is written from the annotations of the houses' code (`PermissionsTest`), and every cell of it is
                tried against the running platform by `PermissionsST`: a call without a token is answered 401, one with another role 403.

                "all" is everyone, with or without a token. A role lets one in at the door only: what belongs to another company is 404 to all
                but SUPER_ADMIN and SERVICE. SECOND_FACTOR_DUE is a super admin who still has to enrol a second factor. Beside these,
                `/auth/.well-known/openid-configuration`, `/openapi` and `/health` are open.

                | call | all | %s |
                |---|---|%s|
                """.formatted(
                                String.join(" | ", ROLES),
                                ROLES.stream().map(role -> "---").collect(Collectors.joining("|")))
                + rows
                + "\n";
    }

    private static String row(Endpoint endpoint) {
        String cells = ROLES.stream()
                .map(role -> endpoint.roles().contains(role) ? "x" : " ")
                .collect(Collectors.joining(" | "));
        return "| `%s %s` | %s | %s |"
                .formatted(endpoint.method(), endpoint.path(), endpoint.isPublic() ? "x" : " ", cells);
    }
}
