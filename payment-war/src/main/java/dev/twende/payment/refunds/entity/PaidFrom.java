package dev.twende.payment.refunds.entity;

/** Where a person took the money from that was paid back by hand. */
public enum PaidFrom {
    /** The platform's account at the provider, through the provider's own portal. */
    PROVIDER,
    /** The company's own money; the platform owes it to the company from then on. */
    COMPANY,
    /** The drawer of the caller's open shift. */
    DRAWER
}
