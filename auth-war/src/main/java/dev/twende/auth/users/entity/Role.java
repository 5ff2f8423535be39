package dev.twende.auth.users.entity;

/**
 * What a user may be. The names are those of the {@code groups} claim and of {@link dev.twende.kit.security.Roles}; SERVICE and
 * DEVICE are missing because no person has them.
 */
public enum Role {
    SUPER_ADMIN(Scope.PLATFORM),
    COMPANY_ADMIN(Scope.COMPANY),
    AGENT(Scope.COMPANY),
    INSPECTOR(Scope.COMPANY),
    DRIVER(Scope.COMPANY),
    ACCOUNTANT(Scope.COMPANY),
    PASSENGER(Scope.PERSON);

    private final Scope scope;

    Role(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** How far a role reaches. */
    public enum Scope {
        /** The whole platform, all companies. */
        PLATFORM,
        /** One company, and never another. */
        COMPANY,
        /** One's own bookings. */
        PERSON
    }
}
