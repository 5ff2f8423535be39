package dev.twende.auth.enrolments.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A code of the caller's authenticator.
 *
 * @param code six digits; where the authenticator is lost, a recovery code
 */
public record SecondFactorRequest(@NotBlank @Size(max = 40) String code) {
    /** Shows no code. */
    @Override
    public String toString() {
        return "SecondFactorRequest";
    }
}
