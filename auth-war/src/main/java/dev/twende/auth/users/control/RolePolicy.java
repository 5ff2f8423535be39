package dev.twende.auth.users.control;

import static dev.twende.kit.problem.ProblemType.ROLE_NOT_GRANTABLE;

import dev.twende.auth.users.entity.Role;
import dev.twende.kit.problem.Problem;
import java.util.Set;

/** Who may give which role. */
public final class RolePolicy {
    private RolePolicy() {}

    /** A company admin makes no one more than a member of a company. */
    public static void requireCompanyRoles(Set<Role> roles) {
        if (roles.stream().anyMatch(role -> role.scope() != Role.Scope.COMPANY)) {
            throw Problem.of(ROLE_NOT_GRANTABLE, "Only a SUPER_ADMIN gives roles beyond one company.");
        }
    }
}
