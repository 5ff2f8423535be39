package dev.twende.backoffice.secondfactors.entity;

import java.io.Serializable;

/**
 * How it stands with the account.
 *
 * @param isEnrolled whether every login asks for a code
 * @param isRequired whether the account may do nothing without one
 * @param recoveryCodesLeft how many were not used yet
 */
public record SecondFactor(boolean isEnrolled, boolean isRequired, int recoveryCodesLeft) implements Serializable {}
