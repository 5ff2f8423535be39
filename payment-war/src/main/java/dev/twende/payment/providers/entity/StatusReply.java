package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import java.util.Optional;

/** What the provider answers when asked what became of a collection. This, and no callback, is believed. */
public sealed interface StatusReply {

    /** The customer has not decided yet. */
    record Pending() implements StatusReply {}

    /**
     * The money is ours.
     *
     * @param receipt empty when the provider names it elsewhere: M-Pesa in the callback and on the statement only
     * @param amount empty when the provider does not repeat it; else it must be what was asked for
     */
    record Paid(ResultCode code, String text, Optional<String> receipt, Optional<Money> amount)
            implements StatusReply {}

    /** No money moved, and none will. */
    record Failed(ResultCode code, String text) implements StatusReply {}

    /** Probably no money moved, but the provider must say so once more. */
    record Doubtful(ResultCode code, String text) implements StatusReply {}

    /** No answer, or one that proves nothing. */
    record Unknown() implements StatusReply {}
}
