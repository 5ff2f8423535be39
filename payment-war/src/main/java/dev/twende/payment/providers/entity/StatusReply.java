package dev.twende.payment.providers.entity;

/** What the provider answers when asked what became of a prompt. */
public sealed interface StatusReply {

    /** It is over, in this way. */
    record Final(ResultCode code, String text) implements StatusReply {}

    /** The customer has not decided yet. */
    record StillOpen() implements StatusReply {}

    /** No answer, or one that proves nothing. */
    record Unanswered() implements StatusReply {}
}
