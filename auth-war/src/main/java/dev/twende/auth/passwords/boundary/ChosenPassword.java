package dev.twende.auth.passwords.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A password chosen by a link.
 *
 * @param token of the link
 * @param password judged by {@link dev.twende.auth.users.control.PasswordPolicy}
 */
public record ChosenPassword(
        @NotBlank @Size(max = 100) String token,
        @NotNull @Size(max = 512) String password) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return "ChosenPassword";
    }
}
