package dev.twende.auth.users.entity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a user may be. The names are those of the {@code groups} claim and of {@link dev.twende.kit.security.Roles}; SERVICE and
 * DEVICE are missing because no person has them.
 */
public enum Role {
    SUPER_ADMIN(Scope.PLATFORM, Permission.RUN_PLATFORM),
    COMPANY_ADMIN(Scope.COMPANY, Permission.ADMINISTER),
    AGENT(Scope.COMPANY, Permission.SELL),
    INSPECTOR(Scope.COMPANY, Permission.BOARD),
    DRIVER(Scope.COMPANY, Permission.DRIVE),
    ACCOUNTANT(Scope.COMPANY, Permission.HANDLE_MONEY),
    PASSENGER(Scope.PERSON, Permission.TRAVEL);

    private final Scope scope;
    private final Permission own;

    Role(Scope scope, Permission own) {
        this.scope = scope;
        this.own = own;
    }

    /** What it may do: its own; who administers a company may do all there is in it, and who runs the platform everything. */
    public Set<Permission> permissions() {
        return switch (this) {
            case SUPER_ADMIN -> EnumSet.allOf(Permission.class);
            case COMPANY_ADMIN -> EnumSet.copyOf(ofCompany());
            default -> EnumSet.of(own);
        };
    }

    /** The role whose doors a permission opens. */
    public static Role of(Permission permission) {
        return Arrays.stream(values())
                .filter(role -> role.own == permission)
                .findFirst()
                .orElseThrow();
    }

    private static List<Permission> ofCompany() {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.scope() == Scope.COMPANY)
                .toList();
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
