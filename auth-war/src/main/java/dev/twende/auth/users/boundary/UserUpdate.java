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
 * A user as an administrator wants it to be from now on. The email address and the company stay.
 *
 * @param phone E.164; absent: none
 * @param language en, fr, rw or sw
 * @param roles instead of all the user has
 * @param companyRoleIds roles that the company has defined, likewise; absent: none
 */
public record UserUpdate(
        @NotBlank @Size(max = 200) String fullName,

        @Pattern(regexp = UserRequest.PHONE, message = "must be in E.164, e.g. +250788123456")
        String phone,

        @NotNull @Pattern(regexp = Language.FORM) String language,
        @NotNull Set<@NotNull Role> roles,
        Set<@NotNull UUID> companyRoleIds) {

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "UserUpdate[roles=" + roles + "]";
    }
}
