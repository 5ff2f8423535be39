package dev.twende.auth.invitations.boundary;

import dev.twende.auth.users.boundary.UserRequest;
import dev.twende.auth.users.entity.Language;
import dev.twende.auth.users.entity.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * A user to invite.
 *
 * @param email where the invitation goes
 * @param phone E.164
 * @param language of the invitation: en (the default), fr, rw or sw
 * @param companyRoleIds roles that the company has defined; absent: none
 */
public record InvitationRequest(
        @NotBlank @Size(max = 254) @Pattern(regexp = UserRequest.EMAIL, message = "must be an email address")
        String email,

        @NotBlank @Size(max = 200) String fullName,

        @Pattern(regexp = UserRequest.PHONE, message = "must be in E.164, e.g. +250788123456")
        String phone,

        @Pattern(regexp = Language.FORM) String language,
        UUID companyId,
        @NotNull Set<@NotNull Role> roles,
        Set<@NotNull UUID> companyRoleIds) {

    UserRequest user() {
        return new UserRequest(email, null, fullName, phone, language, companyId, roles, companyRoleIds);
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "InvitationRequest[companyId=" + companyId + ", roles=" + roles + "]";
    }
}
