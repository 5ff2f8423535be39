package dev.twende.payment.fiscalreceipts.control;

import dev.twende.payment.fiscalreceipts.entity.SignedReceipt;

/** What came of telling the device. */
public sealed interface FiscalReply {
    /** It has signed the invoice, now or when it was told before. */
    record Signed(SignedReceipt receipt) implements FiscalReply {}

    /** It will not sign this one. */
    record Refused(String code, String text) implements FiscalReply {}

    /** No answer, or one that proves nothing: tell it again, under the same number. */
    record NoAnswer(String error) implements FiscalReply {}
}
