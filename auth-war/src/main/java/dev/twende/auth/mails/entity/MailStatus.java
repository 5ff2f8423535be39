package dev.twende.auth.mails.entity;

/** Where a mail stands. */
public enum MailStatus {
    /** It waits to be sent, for the first time or again. */
    QUEUED,
    /** The mail server has taken it. */
    SENT,
    /** Given up: the mail server refused it, or did not answer often enough. */
    FAILED;

    /** The one table of legal moves. */
    public boolean canBecome(MailStatus next) {
        return switch (this) {
            case QUEUED -> next == SENT || next == FAILED;
            case SENT, FAILED -> false;
        };
    }
}
