package dev.twende.kit.tenants;

import dev.twende.kit.origin.CurrentCall;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection to PostgreSQL that is told its tenant when the pool asks whether it is still alive. The pool does that before it
 * hands a connection out, and so before a transaction begins on it: every statement of a transaction, JPA's as well as native SQL,
 * works for the same tenant.
 *
 * <p>The setting lives as long as the session, so that a connection whose next user works for the same tenant need not be told
 * again: guests, who are most, cost no round trip. Where a change comes from is told in the same breath, for the audit trail. Otherwise telling it is the very question that shows that it is alive.
 * A connection that cannot be told counts as broken, and the pool throws it away.
 */
final class TenantConnection implements InvocationHandler {
    /** The names row level security and the audit trail's triggers know them by; {@code db/migration} says the same. */
    private static final String TELL =
            "select set_config('twende.tenant', ?, false), set_config('twende.origin', ?, false)";

    private final Connection actual;
    private final Duration trustedFor;
    /** Null when it is not sure. */
    private String told;

    private String toldOrigin;
    private long toldAt;

    TenantConnection(Connection actual, Duration trustedFor) throws SQLException {
        this.actual = actual;
        this.trustedFor = trustedFor;
        tell(Tenant.current(), CurrentCall.told(), 0);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("isValid")) {
            return isReady((int) arguments[0]);
        }
        try {
            return method.invoke(actual, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isReady(int timeout) {
        String tenant = Tenant.current();
        String origin = CurrentCall.told();
        if (tenant.equals(told) && origin.equals(toldOrigin) && System.nanoTime() - toldAt < trustedFor.toNanos()) {
            return true;
        }
        try {
            tell(tenant, origin, timeout);
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    /** The driver keeps the prepared statement with the connection. */
    private void tell(String tenant, String origin, int timeout) throws SQLException {
        told = null;
        try (PreparedStatement statement = actual.prepareStatement(TELL)) {
            statement.setQueryTimeout(timeout);
            statement.setString(1, tenant);
            statement.setString(2, origin);
            statement.execute();
        }
        if (actual.getAutoCommit()) { // else a rollback takes it back
            told = tenant;
            toldOrigin = origin;
            toldAt = System.nanoTime();
        }
    }
}
