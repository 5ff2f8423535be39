package dev.twende.ticketing.messages.entity;

/** Where a message stands. */
public enum MessageStatus {
    /** It waits to be sent, for the first time or again. */
    QUEUED,
    /** The gateway has taken it. */
    SENT,
    /** Given up: the gateway refused it, or did not answer often enough. */
    FAILED;

    /** The one table of legal moves. */
    public boolean canBecome(MessageStatus next) {
        return switch (this) {
            case QUEUED -> next == SENT || next == FAILED;
            case SENT, FAILED -> false;
        };
    }
}
