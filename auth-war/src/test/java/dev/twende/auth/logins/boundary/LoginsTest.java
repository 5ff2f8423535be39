package dev.twende.auth.logins.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.auth.ShippedLimits;
import dev.twende.auth.logins.control.LoginConfig;
import dev.twende.auth.logins.control.LoginStore;
import dev.twende.auth.logins.control.ProofOfWork.Challenge;
import dev.twende.auth.logins.control.ProofOfWorkTest;
import dev.twende.kit.limits.ClientAddress;
import dev.twende.kit.limits.Limits;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the settings that are shipped, and with Redis away: every instance then counts alone, and no login waits for it. */
class LoginsTest {
    private static final String OWNER = "owner@example.org";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private final Set<String> known = new HashSet<>();
    private final Set<String> programs = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private String network = "home";
    private Logins logins;

    @BeforeEach
    void open() {
        Limits limits = ShippedLimits.open();
        ClientAddress address = new ClientAddress() {
            @Override
            public String network() {
                return network;
            }
        };
        LoginStore store = new LoginStore() {
            @Override
            public boolean isKnown(String account, String place) {
                return known.contains(account + place);
            }

            @Override
            public boolean know(String account, String place, String program, Instant now) {
                programs.add(program);
                return known.add(account + place);
            }

            @Override
            public boolean use(String challenge, Instant expiresAt) {
                return used.add(challenge);
            }
        };
        LoginConfig work = new LoginConfig(
                Base64.getEncoder().encodeToString(new byte[32]),
                50,
                Duration.ofMinutes(10),
                Duration.ofDays(90),
                true);
        logins = new Logins(limits, address, store, work, NOON, null);
    }

    @Test
    void failuresOnOneNetworkNeedAProofAfterTheFifthAndStopWhenTheyAreFarTooMany() {
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(OWNER, null)).isEqualTo(ProblemType.INVALID_CREDENTIALS);
        }
        assertThat(refusal(OWNER, null)).isEqualTo(ProblemType.PROOF_REQUIRED);
        assertThat(refusal("other@example.org", null)).isEqualTo(ProblemType.INVALID_CREDENTIALS);

        int tried = 5;
        ProblemType last = null;
        while (last != ProblemType.TOO_MANY_REQUESTS && tried < 100) {
            last = refusal(OWNER, solved(OWNER));
            tried++;
        }
        assertThat(tried - 1).isEqualTo(30);
    }

    @Test
    void aProofIsGoodOnce() {
        for (int i = 0; i < 5; i++) {
            refusal(OWNER, null);
        }
        String proof = solved(OWNER);
        assertThat(refusal(OWNER, proof)).isEqualTo(ProblemType.INVALID_CREDENTIALS);
        assertThat(refusal(OWNER, proof)).isEqualTo(ProblemType.PROOF_REQUIRED);
    }

    @Test
    void strangersNeitherLockTheOwnerOutNorAskAnythingOfHimWhereHeHasBeen() {
        logins.guard(OWNER, null, this::in);
        for (int i = 0; i < 1_000; i++) {
            network = "stranger " + i;
            refusal(OWNER, null);
        }
        network = "home";
        assertThat(logins.guard(OWNER.toUpperCase(java.util.Locale.ROOT), null, () -> "in"))
                .isEqualTo("in");

        network = "hotel";
        assertThat(refusal(OWNER, null)).isEqualTo(ProblemType.PROOF_REQUIRED);
        assertThat(logins.guard(OWNER, solved(OWNER), this::in)).isEqualTo("in");
        assertThat(logins.guard(OWNER, null, () -> "in")).as("known now").isEqualTo("in");
    }

    @Test
    void ofTenThousandGuessesFromOneNetworkFewReachAPassword() {
        int[] tried = new int[1];
        for (int i = 0; i < 10_000; i++) {
            assertThatThrownBy(() -> logins.guard("victim-" + tried[0] + "@example.org", null, () -> {
                        tried[0]++;
                        throw Problem.of(ProblemType.INVALID_CREDENTIALS, "no");
                    }))
                    .isInstanceOf(Problem.class);
        }
        assertThat(tried[0]).isBetween(60, 70); // the limit, and what it refills while this runs
    }

    @Test
    void loginsThatSucceedCountForNothing() {
        for (int i = 0; i < 200; i++) {
            assertThat(logins.guard(OWNER, null, () -> "in")).isEqualTo("in");
        }
    }

    @Test
    void theNextVersionOfAProgramIsTheSameProgram() {
        logins.isNews(OWNER, "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0");
        logins.isNews(OWNER, "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/132.0.6834.83");
        assertThat(programs).hasSize(1);
        logins.isNews(OWNER, "okhttp/4.12.0");
        logins.isNews(OWNER, null);
        assertThat(programs).hasSize(3);
    }

    /** A login that succeeds. */
    private String in() {
        logins.isNews(OWNER, "browser");
        return "in";
    }

    private ProblemType refusal(String email, String proof) {
        try {
            logins.guard(email, proof, failing());
        } catch (Problem refused) {
            return refused.type();
        }
        throw new AssertionError("the login succeeded");
    }

    private static Supplier<String> failing() {
        return () -> {
            throw Problem.of(ProblemType.INVALID_CREDENTIALS, "no");
        };
    }

    private String solved(String email) {
        try {
            logins.guard(email, null, failing());
        } catch (Problem refused) {
            return ProofOfWorkTest.solve((Challenge) refused.extensions().get("challenge"));
        }
        throw new AssertionError("no challenge");
    }
}
