package dev.twende.auth.users.entity;

/**
 * What one may do. Each opens the doors of one role: the calls that name it in {@code docs/permissions.md}. Companies make their own
 * roles of those that end at the company's fence.
 */
public enum Permission {
    /** Whatever there is to do in all companies. */
    RUN_PLATFORM(Role.Scope.PLATFORM),
    /** Plans, prices, people: whatever there is to do in one company. */
    ADMINISTER(Role.Scope.COMPANY),
    /** Sells tickets at a counter, changes them and takes them back. */
    SELL(Role.Scope.COMPANY),
    /** Scans tickets. */
    BOARD(Role.Scope.COMPANY),
    /** Drives a bus: is assigned to schedules, and lets them depart and arrive. */
    DRIVE(Role.Scope.COMPANY),
    /** Reads the company's money, and gives it back. */
    HANDLE_MONEY(Role.Scope.COMPANY),
    /** Has bookings of one's own. */
    TRAVEL(Role.Scope.PERSON);

    private final Role.Scope scope;

    Permission(Role.Scope scope) {
        this.scope = scope;
    }

    /** How far it reaches. */
    public Role.Scope scope() {
        return scope;
    }
}
