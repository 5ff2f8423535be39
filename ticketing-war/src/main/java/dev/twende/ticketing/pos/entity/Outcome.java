package dev.twende.ticketing.pos.entity;

/** What became of an operation. */
public enum Outcome {
    /** It was done as the device says. */
    ACCEPTED,
    /** It was told before; the first answer is given again. */
    DUPLICATE,
    /** It could not be: somebody else was first. The cash is noted, and what becomes of the passengers is a conflict's to say. */
    REJECTED,
    /** It happened, but should not have: somebody must look at it. */
    CONFLICT_QUEUED,
    /** It cannot be understood, or breaks a rule of the protocol; it is kept as it came, and does not stand in the way of others. */
    INVALID,
    /** One before it is missing, or the house is busy: the device sends it again. */
    WAITING
}
