package dev.twende.events.payment;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a transaction. */
public sealed interface PaymentEvent extends Event
        permits PaymentSucceeded, PaymentFailed, PaymentRefunded, FiscalReceiptIssued {
    @Override
    default Topic topic() {
        return Topic.PAYMENT_TRANSACTION;
    }
}
