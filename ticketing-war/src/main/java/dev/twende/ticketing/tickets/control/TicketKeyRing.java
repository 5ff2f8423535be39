package dev.twende.ticketing.tickets.control;

import dev.twende.kit.security.KeySealer;
import dev.twende.ticketing.tickets.entity.KeyRotation;
import dev.twende.ticketing.tickets.entity.Reading;
import dev.twende.ticketing.tickets.entity.TicketContent;
import dev.twende.ticketing.tickets.entity.TicketKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes keys, and signs and verifies with the opened ones, which it keeps in memory for as long as no one minds a change. */
@ApplicationScoped
public class TicketKeyRing {
    private static final Logger LOG = System.getLogger(TicketKeyRing.class.getName());
    /** Far below the time for which a new key is announced. */
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);
    /** How long a key is needed is noted in steps, so that it is written once in many tickets. */
    private static final long STEP_SECONDS = Duration.ofDays(7).toSeconds();

    private TicketKeyStore store;
    private KeySealer sealer;
    private KeyRotation rotation;
    private volatile Opened opened;

    protected TicketKeyRing() {} // for the CDI proxy

    @Inject
    public TicketKeyRing(TicketKeyStore store, TicketConfig config) {
        this.store = store;
        this.sealer = config.sealer();
        this.rotation = config.rotation();
    }

    /** The code of a ticket. That its key is needed until the ticket's end is noted in the same transaction, first. */
    public String sign(TicketContent content, Instant now) {
        Opened ring = opened(now);
        TicketKey signing = ring.signing();
        if (!signing.isNeededUntil(content.validUntil())) {
            store.requireForUpdate(signing.id()).neededUntil(roundedUp(content.validUntil()));
            opened = null;
        }
        return TicketCode.write(content, signing.id(), ring.privateKey());
    }

    private static Instant roundedUp(Instant end) {
        return Instant.ofEpochSecond((end.getEpochSecond() / STEP_SECONDS + 1) * STEP_SECONDS);
    }

    /** What a code says, by the published keys. */
    public Reading read(String code, Instant now) {
        return TicketCode.read(code, opened(now).publicKeys()::get);
    }

    /** The keys that scanners are shown. */
    public List<TicketKey> published(Instant now) {
        return opened(now).published();
    }

    /** Makes the first key, or the next one when it is due; of several instances that ask at once, one does. */
    public void rotate(Instant now) {
        store.lock();
        List<TicketKey> keys = store.all();
        rotation.nextActivation(keys, now).ifPresent(activation -> {
            int id = keys.stream().mapToInt(TicketKey::id).max().orElse(0) + 1;
            store.add(make(id, activation, now));
            LOG.log(Level.INFO, "ticket key {0} made, active from {1}", id, activation);
        });
        opened = null;
    }

    private TicketKey make(int id, Instant activatesAt, Instant now) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(TicketCode.ALGORITHM).generateKeyPair();
            String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            return new TicketKey(
                    id, TicketCode.raw(pair.getPublic()), sealer.seal(sealedAs(id), secret), activatesAt, now);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(TicketCode.ALGORITHM + " is missing", impossible);
        }
    }

    private static String sealedAs(int keyId) {
        return "ticket-key-" + keyId;
    }

    private Opened opened(Instant now) {
        Opened current = opened;
        if (current != null && !now.isAfter(current.at().plus(FRESH_FOR))) {
            return current;
        }
        List<TicketKey> keys = store.all();
        if (rotation.signing(keys, now).isEmpty()) {
            rotate(now); // the very first ticket may be faster than the first round
            return open(store.all(), now); // not kept: the key is there when the transaction has committed
        }
        current = open(keys, now);
        opened = current;
        return current;
    }

    private Opened open(List<TicketKey> keys, Instant now) {
        TicketKey signing = rotation.signing(keys, now).orElseThrow();
        List<TicketKey> published = rotation.published(keys, now);
        Map<Integer, PublicKey> publicKeys = published.stream()
                .collect(Collectors.toUnmodifiableMap(TicketKey::id, key -> TicketCode.publicKey(key.publicKey())));
        return new Opened(now, signing, privateKey(signing), published, publicKeys);
    }

    private PrivateKey privateKey(TicketKey key) {
        byte[] secret = Base64.getDecoder().decode(sealer.open(sealedAs(key.id()), key.sealedKey()));
        try {
            return KeyFactory.getInstance(TicketCode.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("ticket key " + key.id() + " is damaged", damaged);
        }
    }

    private record Opened(
            Instant at,
            TicketKey signing,
            PrivateKey privateKey,
            List<TicketKey> published,
            Map<Integer, PublicKey> publicKeys) {}
}
