package dev.twende.auth.users.boundary;

import dev.twende.auth.users.entity.Role;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as administrators and the user see one.
 *
 * @param companyRoleIds of the roles that the company has defined
 * @param isInvited whether there is no password yet, because the invitation was not taken up
 */
public record UserResponse(
        UUID userId,
        String email,
        String fullName,
        String phone,
        String language,
        UUID companyId,
        List<Role> roles,
        List<UUID> companyRoleIds,
        boolean isActive,
        boolean isInvited,
        Instant createdAt,
        int version)
        implements Versioned {

    static UserResponse from(User user) {
        return new UserResponse(
                user.id(),
                user.email(),
                user.fullName(),
                user.phone().orElse(null),
                user.language().code(),
                user.companyId().orElse(null),
                user.roles().stream().sorted().toList(),
                user.companyRoleIds().stream().sorted().toList(),
                user.isActive(),
                user.passwordHash().isEmpty(),
                user.createdAt(),
                user.version());
    }
}
