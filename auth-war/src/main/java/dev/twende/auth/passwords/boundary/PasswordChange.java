package dev.twende.auth.passwords.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Another password for the caller.
 *
 * @param currentPassword so that nobody who finds a screen open takes the account
 * @param password judged by {@link dev.twende.auth.users.control.PasswordPolicy}
 */
public record PasswordChange(
        @NotNull @Size(max = 512) String currentPassword,
        @NotNull @Size(max = 512) String password) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return "PasswordChange";
    }
}
