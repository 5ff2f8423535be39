package dev.twende.auth.revocations.boundary;

import dev.twende.auth.revocations.boundary.RevocationsResponse.Item;
import dev.twende.auth.revocations.control.RevocationConfig;
import dev.twende.auth.revocations.control.RevocationStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Takes access tokens back. Whoever changes what a user, a session or a device may do calls {@link #revoke} in the same
 * transaction: this house refuses the tokens of before as soon as it is committed, the others within seconds.
 */
@ApplicationScoped
@Transactional
public class Revocations {
    private static final Logger LOG = System.getLogger(Revocations.class.getName());

    private RevocationStore store;
    private Duration relevance;
    private Clock clock;

    protected Revocations() {} // for the CDI proxy

    @Inject
    public Revocations(RevocationStore store, RevocationConfig config, Clock clock) {
        this.store = store;
        this.relevance = config.relevance();
        this.clock = clock;
    }

    /** Voids every access token that speaks for this user, session or device and was issued before now. */
    public void revoke(UUID id) {
        store.revoke(id, clock.instant());
        LOG.log(Level.INFO, "tokens for {0} revoked", id);
    }

    /**
     * What a new token says of its age. Read it before reading what the token will say: a change in between then voids the token
     * instead of being missed.
     */
    public long asOf(Collection<UUID> names) {
        return store.latestOf(names);
    }

    /** Whether a token with this age speaks for anyone whose tokens were revoked since. */
    public boolean concern(Collection<UUID> names, long asOf) {
        return store.latestOf(names) > asOf;
    }

    /** The news after a number, for the other houses. */
    public RevocationsResponse after(long number, int limit) {
        List<Item> items = store.after(number, limit).stream()
                .map(one -> new Item(one.id(), one.number(), one.revokedAt().plus(relevance)))
                .toList();
        long last =
                items.isEmpty() ? store.latest() : items.get(items.size() - 1).number();
        return new RevocationsResponse(items, last);
    }

    /** Forgets what concerns no token any more. */
    public void purge() {
        int forgotten = store.purge(clock.instant().minus(relevance));
        LOG.log(Level.DEBUG, "{0} revocations purged", forgotten);
    }
}
