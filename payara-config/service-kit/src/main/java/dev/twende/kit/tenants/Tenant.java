package dev.twende.kit.tenants;

import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import java.util.UUID;

/**
 * For whom this thread works: it becomes the setting {@code twende.tenant} of each database connection the thread takes, which the
 * row level security of every table with a {@code company_id} asks.
 *
 * <p>A thread that serves a request works for nobody until {@link TenantOfCall} has seen who calls and what. A thread that serves
 * none, such as a listener's or a sweeper's, does the house's own work, which concerns every company.
 */
final class Tenant {
    /** Sees and changes the rows of every company. */
    static final String PLATFORM = "platform";
    /** Sees and changes no row of any company. */
    static final String NOBODY = "";

    private static final ThreadLocal<String> OF_REQUEST = new ThreadLocal<>();

    private Tenant() {}

    /** What the setting must be: a company's id, {@link #PLATFORM} or {@link #NOBODY}. */
    static String current() {
        String ofRequest = OF_REQUEST.get();
        return ofRequest == null ? PLATFORM : ofRequest;
    }

    /**
     * Whom a call concerns. What guests may do concerns all companies, whoever does it: an agent finds and books the buses of others
     * as any passenger does.
     *
     * @param isOpenToGuests whether the method that is called lets everybody pass
     */
    static String of(Caller caller, boolean isOpenToGuests) {
        if (isOpenToGuests || caller.isOfThePublic() || caller.is(Roles.SUPER_ADMIN) || caller.is(Roles.SERVICE)) {
            return PLATFORM;
        }
        if (caller.is(Roles.SECOND_FACTOR_DUE)) {
            return PLATFORM; // a super admin, who may reach nothing but the own account yet
        }
        return caller.companyId().map(UUID::toString).orElse(NOBODY);
    }

    /** From now on this thread works for this tenant. */
    static void workFor(String tenant) {
        OF_REQUEST.set(tenant);
    }

    /** The request is over. */
    static void forget() {
        OF_REQUEST.remove();
    }
}
