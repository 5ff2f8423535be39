package dev.twende.auth.sessions.entity;

/** Why a session was ended before its time. */
public enum Revocation {
    /** A refresh token came a second time: one of the two holders stole it, and no one can say which. */
    TOKEN_REUSED,
    /** Its user is no longer active. */
    USER_INACTIVE
}
