package dev.twende.payment.providers.entity;

/** What came of asking the provider to prompt the customer. None of them means paid. */
public sealed interface PushReply {

    /** The prompt is on its way; both ids come back in the callback. */
    record Accepted(String merchantRequestId, String checkoutRequestId) implements PushReply {}

    /**
     * The provider said no for certain: there is no prompt and there will be no money.
     *
     * @param code the provider's own, as text
     */
    record Refused(String code, String text) implements PushReply {}

    /** No answer, or one that proves nothing: there may be a prompt, and there may be money. */
    record Unanswered() implements PushReply {}
}
