package dev.twende.ticketing.tickets.entity;

/** Why a code is no valid ticket of ours. */
public enum Flaw {
    /** Not our text, cut short, too long, or with a letter that is none of the alphabet. */
    NOT_A_TICKET,
    /** Made to rules that we do not know. */
    UNKNOWN_VERSION,
    /** Signed with a key that is not published, or not any more. */
    UNKNOWN_KEY,
    /** Changed after it was signed, or never signed by us. */
    BAD_SIGNATURE
}
