package dev.twende.payment.providers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Answers that a provider does not give on the spot but posts to an address a moment later. Each question gets an address of its own,
 * good for one minute, that only the provider is told: what arrives there is the provider's own word. It may arrive at another
 * instance than the one that waits.
 */
@ApplicationScoped
public class Answers {
    private static final Duration EXPECTED_FOR = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int NONCE_BYTES = 24;
    private static final String NOT_YET = "-";

    private final SecureRandom random = new SecureRandom();
    private SharedNotes notes;
    private Clock clock;

    protected Answers() {} // for the CDI proxy

    @Inject
    public Answers(SharedNotes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** The unguessable end of an address for one answer. */
    public String expect() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String name = HexFormat.of().formatHex(nonce);
        notes.write(key(name), NOT_YET, EXPECTED_FOR);
        return name;
    }

    /** Takes an answer in; whether one was expected there, and none had come. */
    public boolean take(String nonce, String answer) {
        boolean expected = notes.read(key(nonce)).equals(Optional.of(NOT_YET));
        if (expected) {
            notes.write(key(nonce), answer, EXPECTED_FOR);
        }
        return expected;
    }

    /** Waits for the answer, this long at most. */
    public Optional<String> await(String nonce, Duration patience) {
        Instant giveUp = clock.instant().plus(patience);
        Optional<String> answer = arrived(nonce);
        while (answer.isEmpty() && clock.instant().isBefore(giveUp)) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            answer = arrived(nonce);
        }
        return answer;
    }

    private Optional<String> arrived(String nonce) {
        return notes.read(key(nonce)).filter(answer -> !answer.equals(NOT_YET));
    }

    private static String key(String nonce) {
        return "answer:" + nonce;
    }
}
