package dev.twende.auth.passwords.boundary;

import dev.twende.auth.users.boundary.UserRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Whose password was forgotten. */
public record ForgottenPassword(
        @NotBlank @Size(max = 254) @Pattern(regexp = UserRequest.EMAIL, message = "must be an email address")
        String email) {
    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "ForgottenPassword";
    }
}
