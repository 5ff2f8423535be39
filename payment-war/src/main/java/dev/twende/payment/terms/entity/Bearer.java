package dev.twende.payment.terms.entity;

/** Who bears what a provider charges for moving money. */
public enum Bearer {
    COMPANY,
    PLATFORM
}
