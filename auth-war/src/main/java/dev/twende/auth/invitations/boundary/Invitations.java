package dev.twende.auth.invitations.boundary;

import static dev.twende.auth.links.entity.Purpose.INVITATION;
import static dev.twende.kit.problem.ProblemType.INVITATION_CLOSED;
import static dev.twende.kit.problem.ProblemType.NOT_FOUND;

import dev.twende.auth.links.boundary.Links;
import dev.twende.auth.links.entity.OneTimeLink;
import dev.twende.auth.mails.boundary.Mails;
import dev.twende.auth.mails.entity.MailKind;
import dev.twende.auth.users.boundary.Users;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.limits.Limits;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Invites users. */
@ApplicationScoped
@Transactional
public class Invitations {
    private Users users;
    private Links links;
    private Mails mails;
    private Limits limits;
    private IdempotentRequests idempotent;
    private Clock clock;

    protected Invitations() {} // for the CDI proxy

    @Inject
    public Invitations(
            Users users, Links links, Mails mails, Limits limits, IdempotentRequests idempotent, Clock clock) {
        this.users = users;
        this.links = links;
        this.mails = mails;
        this.limits = limits;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    /** Registers a user without a password and mails a link to choose one. */
    public InvitationResponse invite(InvitationRequest request, IdempotencyKey key) {
        return idempotent.once(key, "invitations.invite", request, InvitationResponse.class, () -> {
            UUID userId = users.invite(request.user()).userId();
            return send(userId);
        });
    }

    /** How a user's invitation stands. */
    public InvitationResponse of(UUID userId) {
        users.requireManaged(userId);
        return current(userId);
    }

    /** Mails another link; the one of before opens no more. */
    public InvitationResponse resend(UUID userId) {
        mustBeInvited(userId);
        limits.spend("invitation-resend", userId.toString());
        return send(userId);
    }

    /** Takes the invitation back; the user stays, without a password. */
    public InvitationResponse revoke(UUID userId) {
        mustBeInvited(userId);
        links.revoke(userId, INVITATION);
        return current(userId);
    }

    private void mustBeInvited(UUID userId) {
        User user = users.requireManaged(userId);
        if (user.passwordHash().isPresent() || !user.isActive()) {
            throw Problem.of(INVITATION_CLOSED, "The user has a password or is deactivated.");
        }
    }

    private InvitationResponse send(UUID userId) {
        String link = links.issue(userId, INVITATION).toString();
        String hours = String.valueOf(links.lifetime(INVITATION).toHours());
        mails.write(userId, MailKind.INVITATION, Map.of("link", link, "hours", hours));
        return current(userId);
    }

    private InvitationResponse current(UUID userId) {
        OneTimeLink newest =
                links.newest(userId, INVITATION).orElseThrow(() -> Problem.of(NOT_FOUND, "This user was not invited."));
        return InvitationResponse.from(newest, clock.instant());
    }
}
