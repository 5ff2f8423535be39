package dev.twende.payment.providers.entity;

import java.util.Optional;

/** What the provider answers when asked what became of a refund. */
public sealed interface RefundStatusReply {

    /** It is under way, or the answer will come to the callback address of the refund. */
    record Pending() implements RefundStatusReply {}

    /** The money is back. */
    record Done(Optional<String> receipt) implements RefundStatusReply {}

    /** No money went back, and none will for this request. */
    record Failed(ResultCode code, String text) implements RefundStatusReply {}

    /** The provider has never heard of this refund: ask for it again with the same order. */
    record NeverAsked() implements RefundStatusReply {}

    /** No answer, or one that proves nothing. */
    record Unknown() implements RefundStatusReply {}
}
