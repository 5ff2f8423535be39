package dev.twende.auth.users.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twende.auth.users.entity.Permission;
import dev.twende.auth.users.entity.Role;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolePolicyTest {
    @ParameterizedTest
    @EnumSource(Role.class)
    void companyAdminGivesCompanyRolesOnly(Role role) {
        if (role.scope() == Role.Scope.COMPANY) {
            assertThatCode(() -> RolePolicy.requireCompanyRoles(Set.of(role))).doesNotThrowAnyException();
        } else {
            Problem refused =
                    catchThrowableOfType(Problem.class, () -> RolePolicy.requireCompanyRoles(Set.of(role, Role.AGENT)));
            assertThat(refused.type()).isEqualTo(ProblemType.ROLE_NOT_GRANTABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void aCompanysRoleMayNoMoreThanItsAdmin(Permission permission) {
        if (permission.scope() == Role.Scope.COMPANY) {
            assertThatCode(() -> RolePolicy.requireCompanyPermissions(Set.of(permission)))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> RolePolicy.requireCompanyPermissions(Set.of(Permission.SELL, permission)))
                    .isInstanceOf(Problem.class);
        }
    }
}
