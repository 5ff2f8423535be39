package dev.twende.auth.links.boundary;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.twende.auth.links.control.LinkConfig;
import dev.twende.auth.links.control.LinkSecret;
import dev.twende.auth.links.control.LinkStore;
import dev.twende.auth.links.entity.OneTimeLink;
import dev.twende.auth.links.entity.Purpose;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes links and uses them up; for the features that send them. */
@ApplicationScoped
@Transactional
public class Links {
    private LinkStore store;
    private LinkConfig config;
    private Clock clock;

    protected Links() {} // for the CDI proxy

    @Inject
    public Links(LinkStore store, LinkConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** A new link to a user's account; the ones of before open no more. */
    @Transactional(MANDATORY)
    public URI issue(UUID userId, Purpose purpose) {
        Instant now = clock.instant();
        store.revoke(userId, purpose, now);
        LinkSecret secret = LinkSecret.random();
        store.add(new OneTimeLink(secret.hash(), userId, purpose, config.lifetime(purpose), now));
        return config.address(secret.text());
    }

    /** Whose account an open link leads to. */
    public UUID owner(String secret) {
        return store.find(LinkSecret.of(secret).hash())
                .filter(link -> link.isOpen(clock.instant()))
                .map(OneTimeLink::userId)
                .orElseThrow(Links::refusal);
    }

    /** Uses a link up: what stands in the caller's transaction happens once. */
    @Transactional(MANDATORY)
    public void use(String secret) {
        if (!store.use(LinkSecret.of(secret).hash(), clock.instant())) {
            throw refusal();
        }
    }

    /** Lets a user's links of this purpose open no more; answers how many did. */
    @Transactional(MANDATORY)
    public int revoke(UUID userId, Purpose purpose) {
        return store.revoke(userId, purpose, clock.instant());
    }

    /** The last link that was sent to a user. */
    public Optional<OneTimeLink> newest(UUID userId, Purpose purpose) {
        return store.newest(userId, purpose);
    }

    /** How many links were sent to a user since then. */
    public long count(UUID userId, Purpose purpose, Instant since) {
        return store.count(userId, purpose, since);
    }

    /** How long a new link opens. */
    public Duration lifetime(Purpose purpose) {
        return config.lifetime(purpose);
    }

    /** Forgets links that expired long ago. */
    public void purge() {
        store.purge(clock.instant().minus(config.kept()));
    }

    private static Problem refusal() {
        return Problem.of(
                ProblemType.LINK_INVALID, "The link is unknown, used, expired or revoked. Ask for another one.");
    }
}
