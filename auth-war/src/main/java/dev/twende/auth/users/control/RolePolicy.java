package dev.twende.auth.users.control;

import static dev.twende.kit.problem.ProblemType.ROLE_NOT_GRANTABLE;

import dev.twende.auth.users.entity.Permission;
import dev.twende.auth.users.entity.Role;
import dev.twende.kit.problem.Problem;
import java.util.Set;

/** Who may give which role. */
public final class RolePolicy {
    private RolePolicy() {}

    /** Companies make their roles of what ends at their own fence. */
    public static void requireCompanyPermissions(Set<Permission> permissions) {
        if (!Role.COMPANY_ADMIN.permissions().containsAll(permissions)) {
            throw Problem.of(ROLE_NOT_GRANTABLE, "A company's role may do what its admin may do, and no more.");
        }
    }

    /** A company admin makes no one more than a member of a company. */
    public static void requireCompanyRoles(Set<Role> roles) {
        if (roles.stream().anyMatch(role -> role.scope() != Role.Scope.COMPANY)) {
            throw Problem.of(ROLE_NOT_GRANTABLE, "Only a SUPER_ADMIN gives roles beyond one company.");
        }
    }
}
