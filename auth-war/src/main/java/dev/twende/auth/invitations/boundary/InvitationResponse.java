package dev.twende.auth.invitations.boundary;

import dev.twende.auth.links.entity.OneTimeLink;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation; its link goes to the user's address only.
 *
 * @param userId the user, who is there already, and can be given to drive a bus
 */
public record InvitationResponse(UUID userId, InvitationStatus status, Instant createdAt, Instant expiresAt) {
    static InvitationResponse from(OneTimeLink link, Instant now) {
        return new InvitationResponse(
                link.userId(), InvitationStatus.of(link, now), link.createdAt(), link.expiresAt());
    }
}
