package dev.twende.auth.passwords.boundary;

import dev.twende.auth.links.boundary.Links;
import dev.twende.auth.passwords.control.PasswordResetConfig;
import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Answers requests for new passwords after they were taken, and forgets old links. Any number of instances share the work. */
@ApplicationScoped
public class PasswordResetAnswers {
    private static final int BATCH = 50;
    private static final Duration PURGE = Duration.ofHours(1);

    private Passwords passwords;
    private Links links;
    private PasswordResetConfig config;
    private Rounds rounds;

    protected PasswordResetAnswers() {} // for the CDI proxy

    @Inject
    public PasswordResetAnswers(Passwords passwords, Links links, PasswordResetConfig config, Rounds rounds) {
        this.passwords = passwords;
        this.links = links;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.pace(), "requests for new passwords", this::answer);
        rounds.every(PURGE, "expired links", links::purge);
    }

    private void answer() {
        int answered = BATCH;
        while (answered == BATCH && !Thread.currentThread().isInterrupted()) {
            answered = passwords.answer(BATCH);
        }
    }
}
