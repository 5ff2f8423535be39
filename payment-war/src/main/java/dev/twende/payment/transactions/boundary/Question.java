package dev.twende.payment.transactions.boundary;

import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.StatusQuery;

/** What became of this collection? */
record Question(PaymentMethod method, StatusQuery query) {}
