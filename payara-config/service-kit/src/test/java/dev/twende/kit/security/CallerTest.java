package dev.twende.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class CallerTest {
    private final UUID user = UUID.randomUUID();
    private final UUID company = UUID.randomUUID();
    private final Caller caller = new Caller(new Token(
            Map.of("sub", user.toString(), "company_id", company.toString(), "groups", Set.of(Roles.COMPANY_ADMIN))));

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return getSubject();
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    @Test
    void isWhoTheTokenSays() {
        assertThat(caller.isGuest()).isFalse();
        assertThat(caller.isOfThePublic()).isFalse();
        assertThat(caller.userId()).isEqualTo(user);
        assertThat(caller.companyId()).contains(company);
        assertThat(caller.is(Roles.COMPANY_ADMIN)).isTrue();
        caller.mustActFor(company);
    }

    @Test
    void isNobodyWithoutAToken() {
        isNobody(new Caller(new Token(Map.of())));
    }

    /** A token that is still at hand, of another request say, makes nobody of one who sent none. */
    @Test
    void isNobodyWithoutHavingSentAToken() {
        caller.cameWithoutToken();
        isNobody(caller);
    }

    private void isNobody(Caller guest) {
        assertThat(guest.isGuest()).isTrue();
        assertThat(guest.isOfThePublic()).isTrue();
        assertThat(guest.subject()).isEqualTo("guest");
        assertThat(guest.companyId()).isEmpty();
        assertThat(guest.is(Roles.COMPANY_ADMIN)).isFalse();
        assertThatThrownBy(guest::userId).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> guest.mustActFor(company)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> guest.companyOr(company)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> guest.companyOr(null)).isInstanceOf(Problem.class);
    }
}
