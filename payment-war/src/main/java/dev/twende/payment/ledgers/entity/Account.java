package dev.twende.payment.ledgers.entity;

/**
 * The chart of accounts. Every company has its own book with these; a balance is the sum of an account's entries, where a debit is
 * positive. What lies somewhere has a positive balance, what is owed or earned a negative one.
 */
public enum Account {
    /** Passengers' money at a provider, by method. */
    CASH_AT_PROVIDER,
    /** Cash in an agent's drawer, by shift. */
    CASH_DRAWER,
    /** What drawers had too little (debit) or too much (credit), by shift, until the count is signed off. */
    CASH_VARIANCE,
    /** What agents have paid in beforehand and not sold yet, by agent. */
    AGENT_FLOAT,
    /** What the platform owes the company; positive while the company owes the platform. Every entry says what for. */
    COMPANY_PAYABLE,
    /** What the platform has earned. */
    PLATFORM_FEE,
    /** What agents have earned and not got yet, by agent. */
    AGENT_COMMISSION,
    /** What providers took and the platform bears, by method. */
    PROVIDER_CHARGE,
    /** What is owed to passengers and not paid back yet. */
    REFUNDS,
    /** Money of which nobody knows yet whose it is, by method. */
    SUSPENSE,
    /** What is owed to agents who get a part of their float back, and not paid yet, by agent. */
    WITHDRAWALS;

    /** Whether a passenger's money can lie there. */
    public boolean isPlaceOfMoney() {
        return switch (this) {
            case CASH_AT_PROVIDER, CASH_DRAWER, AGENT_FLOAT -> true;
            case CASH_VARIANCE,
                    COMPANY_PAYABLE,
                    PLATFORM_FEE,
                    AGENT_COMMISSION,
                    PROVIDER_CHARGE,
                    REFUNDS,
                    SUSPENSE,
                    WITHDRAWALS -> false;
        };
    }
}
