package dev.twende.auth.users.boundary;

import dev.twende.auth.users.entity.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * A user to register.
 *
 * @param email an ASCII address (the pattern of HTML's email field), so that "the same address" means the same everywhere
 * @param password judged by {@link dev.twende.auth.users.control.PasswordPolicy}
 * @param phone E.164
 */
public record UserRequest(
        @NotBlank
        @Size(max = 254)
        @Pattern(
                regexp = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+",
                message = "must be an email address")
        String email,

        @NotNull String password,
        @NotBlank @Size(max = 200) String fullName,

        @Pattern(regexp = "\\+[1-9][0-9]{6,14}", message = "must be in E.164, e.g. +250788123456")
        String phone,

        UUID companyId,
        @NotEmpty Set<@NotNull Role> roles) {

    /** What tells one request from another under an Idempotency-Key: a password is kept nowhere, not even in a fast hash. */
    UserRequest withoutPassword() {
        return new UserRequest(email, null, fullName, phone, companyId, roles);
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "UserRequest[companyId=" + companyId + ", roles=" + roles + "]";
    }
}
