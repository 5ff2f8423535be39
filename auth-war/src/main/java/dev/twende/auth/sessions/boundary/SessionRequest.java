package dev.twende.auth.sessions.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What a user logs in with; the limits only keep out what no account can have.
 *
 * @param proof the solution of the challenge of an earlier {@code proof-required}; null without one
 * @param otp a code of the user's authenticator, or a recovery code; absent for who has no second factor
 */
public record SessionRequest(
        @NotBlank @Size(max = 254) String email,
        @NotNull @Size(max = 512) String password,
        @Size(max = 2000) String proof,
        @Size(max = 40) String otp) {

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "SessionRequest";
    }
}
