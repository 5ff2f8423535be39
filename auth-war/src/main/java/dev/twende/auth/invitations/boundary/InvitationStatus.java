package dev.twende.auth.invitations.boundary;

import dev.twende.auth.links.entity.OneTimeLink;
import java.time.Instant;

/** Where an invitation stands. */
public enum InvitationStatus {
    /** Its link was mailed and opens the account. */
    SENT,
    /** The user has chosen a password. */
    TAKEN_UP,
    /** Its link opens no more: nobody came in time. */
    EXPIRED,
    /** Its link opens no more: it was taken back. */
    REVOKED;

    static InvitationStatus of(OneTimeLink link, Instant now) {
        if (link.usedAt().isPresent()) {
            return TAKEN_UP;
        }
        if (link.revokedAt().isPresent()) {
            return REVOKED;
        }
        return link.isOpen(now) ? SENT : EXPIRED;
    }
}
