package dev.twende.auth.users.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.security.Roles;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserTest {
    private static final UUID COMPANY = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleNeedsItsScope(Role role) {
        boolean ofCompany = role.scope() == Role.Scope.COMPANY;

        assertThat(user(ofCompany ? COMPANY : null, role).roles()).containsExactly(role);
        assertThatThrownBy(() -> user(ofCompany ? null : COMPANY, role)).satisfies(UserTest::namesCompanyId);
    }

    @Test
    void everyPairOfRolesIsOfOneScopeOrRefused() {
        for (Role one : Role.values()) {
            for (Role other : Role.values()) {
                Set<Role> pair = EnumSet.of(one, other);
                UUID company = one.scope() == Role.Scope.COMPANY ? COMPANY : null;
                if (one.scope() == other.scope()) {
                    assertThat(user(company, one, other).roles()).isEqualTo(pair);
                } else {
                    assertThatThrownBy(() -> user(company, one, other)).isInstanceOf(Problem.class);
                }
            }
        }
    }

    @Test
    void needsARole() {
        assertThatThrownBy(() -> user(null)).isInstanceOf(Problem.class);
    }

    @Test
    void keepsOneSpellingOfTheEmail() {
        User user = new User(
                UUID.randomUUID(),
                " Aline@Example.COM ",
                " Aline ",
                null,
                Language.ENGLISH,
                "$argon2id$",
                COMPANY,
                Set.of(Role.AGENT),
                Set.of(),
                Instant.EPOCH);

        assertThat(user.email()).isEqualTo("aline@example.com");
        assertThat(user.fullName()).isEqualTo("Aline");
        assertThat(user.phone()).isEmpty();
    }

    @Test
    void isActiveUntilDeactivated() {
        User user = user(COMPANY, Role.DRIVER);
        assertThat(user.isActive()).isTrue();

        user.deactivate();

        assertThat(user.isActive()).isFalse();
    }

    @Test
    void takesOtherRolesOfTheSameScopeOnly() {
        User user = user(COMPANY, Role.DRIVER);

        assertThat(user.assign(Set.of(Role.DRIVER), Set.of())).isFalse();
        assertThat(user.assign(Set.of(Role.AGENT, Role.INSPECTOR), Set.of())).isTrue();
        assertThat(user.roles()).containsExactlyInAnyOrder(Role.AGENT, Role.INSPECTOR);
        for (Role beyond : List.of(Role.SUPER_ADMIN, Role.PASSENGER)) {
            assertThatThrownBy(() -> user.assign(Set.of(beyond), Set.of())).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> user.assign(Set.of(), Set.of())).isInstanceOf(Problem.class);
        assertThat(user.roles()).containsExactlyInAnyOrder(Role.AGENT, Role.INSPECTOR);
    }

    @Test
    void rolesOfACompanyAreGivenToItsPeopleOnly() {
        Set<UUID> own = Set.of(UUID.randomUUID());
        User member = user(COMPANY, Role.DRIVER);

        assertThat(member.assign(Set.of(), own)).isTrue();
        assertThat(member.roles()).isEmpty();
        assertThat(member.companyRoleIds()).isEqualTo(own);
        for (Role beyond : List.of(Role.SUPER_ADMIN, Role.PASSENGER)) {
            User stranger = user(null, beyond);
            assertThatThrownBy(() -> stranger.assign(Set.of(beyond), own)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void everyPermissionIsOfOneRoleAndNoRoleReachesBeyondItsScope() {
        for (Permission permission : Permission.values()) {
            assertThat(Role.of(permission).permissions()).contains(permission);
            assertThat(Role.of(permission).scope()).isEqualTo(permission.scope());
        }
        assertThat(Role.SUPER_ADMIN.permissions()).containsExactly(Permission.values());
        for (Role role : Role.values()) {
            if (role != Role.SUPER_ADMIN) {
                assertThat(role.permissions()).allMatch(permission -> permission.scope() == role.scope());
            }
        }
        assertThat(Role.COMPANY_ADMIN.permissions())
                .containsExactlyInAnyOrder(
                        Permission.ADMINISTER,
                        Permission.SELL,
                        Permission.BOARD,
                        Permission.DRIVE,
                        Permission.HANDLE_MONEY);
    }

    @Test
    void rolesAreThoseThatTokensCarry() {
        assertThat(Arrays.stream(Role.values()).map(Role::name))
                .containsExactly(
                        Roles.SUPER_ADMIN,
                        Roles.COMPANY_ADMIN,
                        Roles.AGENT,
                        Roles.INSPECTOR,
                        Roles.DRIVER,
                        Roles.ACCOUNTANT,
                        Roles.PASSENGER);
    }

    private static User user(UUID company, Role... roles) {
        return new User(
                UUID.randomUUID(),
                "aline@example.com",
                "Aline Uwase",
                "+250788123456",
                Language.KINYARWANDA,
                "$argon2id$",
                company,
                Set.copyOf(Arrays.asList(roles)),
                Set.of(),
                Instant.EPOCH);
    }

    private static void namesCompanyId(Throwable refused) {
        assertThat(((Problem) refused).fieldErrors())
                .extracting(Problem.FieldError::field)
                .containsExactly("company_id");
    }
}
