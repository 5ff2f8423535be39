package dev.twende.payment.ledgers.entity;

import java.util.UUID;

/** Where money lies, comes from or goes to. */
public record Place(Account account, String part, Item item) {
    /** On the platform's account at the provider of this method. */
    public static Place atProvider(String method) {
        return new Place(Account.CASH_AT_PROVIDER, method, null);
    }

    /** In the drawer of this shift. */
    public static Place inDrawer(UUID shiftId) {
        return new Place(Account.CASH_DRAWER, shiftId.toString(), null);
    }

    /** On the float of this agent. */
    public static Place onFloat(UUID agentId) {
        return new Place(Account.AGENT_FLOAT, agentId.toString(), null);
    }

    /** With the company, outside of our sight. */
    public static Place withCompany() {
        return new Place(Account.COMPANY_PAYABLE, "", Item.CASH_HELD);
    }

    /** Nobody knows yet whose it is; it came by this method. */
    public static Place inSuspense(String method) {
        return new Place(Account.SUSPENSE, method, null);
    }

    /** What the platform owes the company, with what for. */
    static Place payable(Item item) {
        return new Place(Account.COMPANY_PAYABLE, "", item);
    }

    /** An account of which a company has but one. */
    static Place of(Account account) {
        return new Place(account, "", null);
    }

    static Place of(Account account, String part) {
        return new Place(account, part, null);
    }
}
