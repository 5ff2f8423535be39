package dev.twende.payment.providers.control;

import dev.twende.kit.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An access token that all instances use together. M-Pesa ends the previous token when it gives a new one, so one is fetched as rarely
 * as possible, and by one at a time: whoever has noted first that he is fetching does, the others wait for his.
 */
final class SharedToken {
    /** As long as fetching may take at most; after that another one tries. */
    private static final Duration FETCHING = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);

    private final String name;
    private final SharedNotes notes;
    private final Clock clock;
    private final Supplier<Optional<Fetched>> source;
    private Token current;

    /** @param name of the account that the token is for */
    SharedToken(String name, SharedNotes notes, Clock clock, Supplier<Optional<Fetched>> source) {
        this.name = "token:" + name;
        this.notes = notes;
        this.clock = clock;
        this.source = source;
    }

    /**
     * @param refused the token that must not be used any more, although it has not lapsed
     * @return empty when the provider gives none
     */
    synchronized Optional<String> get(Optional<String> refused) {
        if (!isUsable(current, refused)) {
            current = shared(refused).or(() -> fetchOrWait(refused)).orElse(null);
        }
        return Optional.ofNullable(current).map(Token::value);
    }

    private Optional<Token> fetchOrWait(Optional<String> refused) {
        String us = Ids.next().toString();
        Instant giveUp = clock.instant().plus(FETCHING);
        while (clock.instant().isBefore(giveUp)) {
            if (notes.claim(name + ":fetching", us, FETCHING)) {
                try {
                    // somebody may have finished just before we began
                    return shared(refused).or(this::fetch);
                } finally {
                    notes.release(name + ":fetching", us);
                }
            }
            Optional<Token> theirs = waitForTheirs(refused);
            if (theirs.isPresent()) {
                return theirs;
            }
        }
        return Optional.empty();
    }

    private Optional<Token> waitForTheirs(Optional<String> refused) {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return shared(refused);
    }

    private Optional<Token> fetch() {
        Instant now = clock.instant();
        return source.get().map(fetched -> {
            Duration use = fetched.lives().minus(RENEW_BEFORE);
            Token token = new Token(fetched.value(), now.plus(use));
            if (!use.isNegative() && !use.isZero()) {
                notes.write(name, token.note(), use);
            }
            return token;
        });
    }

    private Optional<Token> shared(Optional<String> refused) {
        return notes.read(name).flatMap(Token::read).filter(token -> isUsable(token, refused));
    }

    private boolean isUsable(Token token, Optional<String> refused) {
        return token != null
                && clock.instant().isBefore(token.renewAt())
                && !refused.equals(Optional.of(token.value()));
    }

    /**
     * What the provider gave.
     *
     * @param lives how long it is good for
     */
    record Fetched(String value, Duration lives) {
        @Override
        public String toString() {
            return "Fetched[...]"; // never the token
        }
    }

    private record Token(String value, Instant renewAt) {
        String note() {
            return renewAt.toEpochMilli() + " " + value;
        }

        static Optional<Token> read(String note) {
            String[] parts = note.split(" ", 2);
            return parts.length == 2 && parts[0].matches("\\d{1,15}")
                    ? Optional.of(new Token(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[0]))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return "Token[" + renewAt + "]"; // never the token
        }
    }
}
