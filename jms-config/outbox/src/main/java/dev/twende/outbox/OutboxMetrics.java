package dev.twende.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** Tells how far the outbox is behind; {@code docs/runbook.md} says what to do when it stays so. */
@ApplicationScoped
public class OutboxMetrics {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
        // a gauge is registered when its bean is made
    }

    @Gauge(name = "twende_outbox_unpublished", absolute = true, unit = MetricUnits.NONE)
    public long unpublished() {
        return number("select count(*) from outbox_event where published_at is null");
    }

    @Gauge(name = "twende_outbox_oldest_seconds", absolute = true, unit = MetricUnits.SECONDS)
    public long secondsOfTheOldest() {
        return number("""
                select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)
                from outbox_event where published_at is null
                """);
    }

    private long number(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            return -1; // unknown: the database's own health check tells why
        }
    }
}
