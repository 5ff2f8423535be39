package dev.twende.payment.providers.entity;

/** What came of asking a provider for money. */
public sealed interface CollectionReply {

    /** The prompt is on its way, which does not mean paid; the ids come back in the callback. */
    record Accepted(ProviderIds ids) implements CollectionReply {}

    /**
     * The provider said no for certain: there is no prompt and there will be no money.
     *
     * @param code the provider's own, as text
     */
    record Refused(String code, String text) implements CollectionReply {}

    /** No answer, or one that proves nothing: there may be a prompt, and there may be money. */
    record Unknown() implements CollectionReply {}

    /**
     * The money is here already: it was handed over, or taken from a float of ours.
     *
     * @param receipt unique among all receipts of this method
     */
    record PaidAtOnce(String receipt) implements CollectionReply {}
}
