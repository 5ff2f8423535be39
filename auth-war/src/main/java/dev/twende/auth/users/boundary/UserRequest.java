package dev.twende.auth.users.boundary;

import dev.twende.auth.users.entity.Language;
import dev.twende.auth.users.entity.Role;
import jakarta.validation.constraints.NotBlank;
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
 * @param language in which the user is written to: en (the default), fr, rw or sw
 * @param companyRoleIds roles that the company has defined; absent: none
 */
public record UserRequest(
        @NotBlank @Size(max = 254) @Pattern(regexp = EMAIL, message = "must be an email address")
        String email,

        @NotNull String password,
        @NotBlank @Size(max = 200) String fullName,

        @Pattern(regexp = PHONE, message = "must be in E.164, e.g. +250788123456")
        String phone,

        @Pattern(regexp = Language.FORM) String language,

        UUID companyId,
        @NotNull Set<@NotNull Role> roles,
        Set<@NotNull UUID> companyRoleIds) {
    /** The pattern of HTML's email field. */
    public static final String EMAIL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+";

    /** E.164. */
    public static final String PHONE = "\\+[1-9][0-9]{6,14}";

    /** What tells one request from another under an Idempotency-Key: a password is kept nowhere, not even in a fast hash. */
    UserRequest withoutPassword() {
        return new UserRequest(email, null, fullName, phone, language, companyId, roles, companyRoleIds);
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "UserRequest[companyId=" + companyId + ", roles=" + roles + "]";
    }
}
