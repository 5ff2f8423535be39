package dev.twende.auth.links.entity;

/** What a link is for. */
public enum Purpose {
    /** To choose the first password. */
    INVITATION,
    /** To choose another one. */
    PASSWORD_RESET
}
