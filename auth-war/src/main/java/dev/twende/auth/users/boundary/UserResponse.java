package dev.twende.auth.users.boundary;

import dev.twende.auth.users.entity.Role;
import dev.twende.auth.users.entity.User;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A user as administrators see one. */
public record UserResponse(
        UUID userId,
        String email,
        String fullName,
        String phone,
        UUID companyId,
        List<Role> roles,
        boolean isActive,
        Instant createdAt) {

    static UserResponse from(User user) {
        return new UserResponse(
                user.id(),
                user.email(),
                user.fullName(),
                user.phone().orElse(null),
                user.companyId().orElse(null),
                user.roles().stream().sorted().toList(),
                user.isActive(),
                user.createdAt());
    }
}
