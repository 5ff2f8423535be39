package dev.twende.auth.enrolments.boundary;

/**
 * Whether logins ask for a code.
 *
 * @param isRequired whether the account may do nothing without one
 */
public record SecondFactorResponse(boolean isEnrolled, boolean isRequired, int recoveryCodesLeft) {}
