package dev.twende.kit.tenants;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL's connections, which learn for whom they work whenever the pool hands one out: {@link TenantConnection}.
 *
 * <p>The pool must validate a connection each time it hands one out ({@code is-connection-validation-required}, and no
 * {@code validate-atmost-once-period-in-seconds}: how seldom the database is really asked is said here). {@code IsolationContract} of the
 * tests holds every house to it.
 */
public class HouseDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private int trustedForSeconds;

    /** How long a connection that answered is taken for alive without being asked; 0 to ask each time. */
    public int getTrustedForSeconds() {
        return trustedForSeconds;
    }

    public void setTrustedForSeconds(int trustedForSeconds) {
        this.trustedForSeconds = trustedForSeconds;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        TenantConnection connection =
                new TenantConnection(super.getConnection(user, password), Duration.ofSeconds(trustedForSeconds));
        return (Connection) Proxy.newProxyInstance(
                HouseDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class, PGConnection.class},
                connection);
    }
}
