package dev.twende.ticketing.tickets.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * A key pair that tickets are signed with (Ed25519, RFC 8032).
 *
 * <p>It is made some weeks before it is needed, so that a scanner that is seldom online has its public half when it activates. It
 * signs until its successor activates, and stays published until the last ride that it signed a ticket for is over. Then it stays as
 * a record. The private half is kept sealed.
 */
@Entity
@Table(name = "ticket_key")
public class TicketKey {
    @Id
    @Column(name = "key_id")
    private int id;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "sealed_key")
    private byte[] sealedKey;

    @Column(name = "activates_at")
    private Instant activatesAt;

    @Column(name = "needed_until")
    private Instant neededUntil;

    @Column(name = "created_at")
    private Instant createdAt;

    protected TicketKey() {} // for JPA

    /** @param publicKey the 32 bytes of RFC 8032 */
    public TicketKey(int id, byte[] publicKey, byte[] sealedKey, Instant activatesAt, Instant now) {
        this.id = id;
        this.publicKey = publicKey.clone();
        this.sealedKey = sealedKey.clone();
        this.activatesAt = activatesAt;
        this.createdAt = now;
    }

    /** Signs a ticket that is good until then. */
    public void neededUntil(Instant end) {
        if (!isNeededUntil(end)) {
            neededUntil = end;
        }
    }

    /** Whether it is known to be needed as long as that. */
    public boolean isNeededUntil(Instant end) {
        return neededUntil != null && !neededUntil.isBefore(end);
    }

    /** What scanners know it by. */
    public int id() {
        return id;
    }

    /** The 32 bytes of RFC 8032. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public byte[] sealedKey() {
        return sealedKey.clone();
    }

    public Instant activatesAt() {
        return activatesAt;
    }

    /** Until when a ticket that it signed is good at the latest; empty while it has signed none. */
    public Optional<Instant> neededUntil() {
        return Optional.ofNullable(neededUntil);
    }
}
