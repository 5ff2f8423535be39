package dev.twende.auth.sessions.entity;

/** Why a session was ended before its time. */
public enum Revocation {
    /** A refresh token came a second time: one of the two holders stole it, and no one can say which. */
    TOKEN_REUSED,
    /** Its user is no longer active. */
    USER_INACTIVE,
    /** Its user, or the holder of a token of it, ended it. */
    LOGGED_OUT,
    /** Its user's password was changed or set anew: whoever knew the old one is out. */
    PASSWORD_CHANGED,
    /** A second factor was enrolled or removed: whoever came by the password alone is out. */
    SECOND_FACTOR_CHANGED
}
