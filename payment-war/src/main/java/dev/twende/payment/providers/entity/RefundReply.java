package dev.twende.payment.providers.entity;

/** What came of asking a provider to give money back. */
public sealed interface RefundReply {

    /** It will be tried, which does not mean paid; the result comes later. */
    record Accepted(ProviderIds ids) implements RefundReply {}

    /**
     * The provider said no for certain: no money went back, and none will for this request.
     *
     * @param code the provider's own, as text
     */
    record Refused(String code, String text) implements RefundReply {}

    /** No answer, or one that proves nothing. Ask again with the same order. */
    record Unknown() implements RefundReply {}

    /**
     * The money is back already.
     *
     * @param receipt unique among all receipts of this method
     */
    record DoneAtOnce(String receipt) implements RefundReply {}
}
