package dev.twende.auth.logins.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.auth.logins.control.ProofOfWork.Challenge;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

public class ProofOfWorkTest {
    private static final Instant NOON = Instant.parse("2026-03-01T10:00:00Z");

    private final ProofOfWork work = new ProofOfWork(new byte[32], 50, Duration.ofMinutes(10));

    @Test
    void takesTheSolutionOfItsOwnChallengeWhileItIsGood() {
        Challenge challenge = work.challenge(NOON);
        String proof = solve(challenge);

        assertThat(work.check(proof, NOON)).hasValueSatisfying(proven -> {
            assertThat(proven.challenge()).isEqualTo(challenge.challenge());
            assertThat(proven.expiresAt()).isEqualTo(NOON.plusSeconds(600));
        });
        assertThat(work.check(proof, NOON.plusSeconds(600))).isEmpty();
        assertThat(new ProofOfWork(new byte[16], 50, Duration.ofMinutes(10)).check(proof, NOON))
                .as("of somebody else")
                .isEmpty();
    }

    @Test
    void takesNothingElse() {
        Challenge own = work.challenge(NOON);
        Challenge later = new Challenge(
                own.algorithm(), own.challenge(), 50, own.salt().replaceAll("=.*", "=99999999999"), own.signature());
        String salt = "0".repeat(24) + "?expires=99999999999";
        Challenge forged = new Challenge("SHA-256", ProofOfWork.hash(salt, 0), 50, salt, own.signature());

        assertThat(work.check(proof(own, -1), NOON)).as("the wrong number").isEmpty();
        assertThat(work.check(proof(later, 0), NOON)).as("good for longer").isEmpty();
        assertThat(work.check(proof(forged, 0), NOON)).as("made by the client").isEmpty();
        for (String rubbish : new String[] {null, "", "%%", "bm8=", "W10=", "e30=", "MQ=="}) {
            assertThat(work.check(rubbish, NOON)).as("" + rubbish).isEmpty();
        }
    }

    /** As ALTCHA's clients do. */
    public static String solve(Challenge challenge) {
        for (int number = 0; number <= challenge.maxnumber(); number++) {
            if (ProofOfWork.hash(challenge.salt(), number).equals(challenge.challenge())) {
                return proof(challenge, number);
            }
        }
        throw new AssertionError("no number solves it");
    }

    private static String proof(Challenge challenge, int number) {
        String json = "{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%d,\"salt\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        challenge.algorithm(), challenge.challenge(), number, challenge.salt(), challenge.signature());
        return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }
}
