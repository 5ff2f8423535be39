package dev.twende.ticketing.pos.entity;

/** What is to be done with an operation, by its place in the sequence alone. */
public sealed interface Turn {
    Incoming item();

    /**
     * It is its turn.
     *
     * @param isIdReused whether another operation has its id: then it takes its place, and nothing else comes of it
     */
    record Take(Incoming item, long sequence, boolean isIdReused) implements Turn {}

    /** It was told in an earlier call. */
    record Again(Incoming item, Known first) implements Turn {}

    /** It was told earlier in this call. */
    record Twin(Incoming item, Incoming first) implements Turn {}

    /** Another operation has its place. */
    record Reused(Incoming item) implements Turn {}

    /** One before it is missing. */
    record Wait(Incoming item) implements Turn {}

    /** Nobody can read it, and no place in the sequence is missing for it. */
    record Unreadable(Incoming item) implements Turn {}
}
