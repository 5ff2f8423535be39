package dev.twende.auth.enrolments.boundary;

import java.util.List;

/**
 * What opens the account when the authenticator is lost; shown this once.
 *
 * @param recoveryCodes each works once
 */
public record RecoveryCodesResponse(List<String> recoveryCodes) {
    /** Shows no code. */
    @Override
    public String toString() {
        return "RecoveryCodesResponse";
    }
}
