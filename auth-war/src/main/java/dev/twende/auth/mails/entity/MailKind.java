package dev.twende.auth.mails.entity;

/** What a user can be told; each kind has a subject and a text in every language. */
public enum MailKind {
    /** Somebody made an account: choose a password. */
    INVITATION,
    /** Somebody asked for a new password: choose one. */
    PASSWORD_RESET,
    /** There is another password from now on. */
    PASSWORD_CHANGED,
    /** A second factor is asked for from now on. */
    SECOND_FACTOR_ENROLLED,
    /** No second factor is asked for any more. */
    SECOND_FACTOR_REMOVED,
    /** Somebody logged in from a place, or with a program, where the account was not used before. */
    NEW_LOGIN
}
