package dev.twende.payment.ledgers.entity;

/** What a change of {@link Account#COMPANY_PAYABLE} is for: the lines of a settlement statement. */
public enum Item {
    /** The full price of what was sold. */
    GROSS,
    /** What the platform keeps of it. */
    PLATFORM_FEE,
    /** What the selling agent gets of it. */
    AGENT_COMMISSION,
    /** What the provider took for moving it. */
    PROVIDER_CHARGE,
    /** What goes back to passengers. */
    REFUND,
    /** Cash that the company took from its drawers or put into them. */
    CASH_HELD,
    /** What was missing in its drawers, or too much. */
    CASH_VARIANCE,
    /** What its agents paid in to it beforehand. */
    FLOAT,
    /** What was paid out to the company. */
    PAYOUT
}
