package dev.twende.outbox;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Forgets what was published 7 days ago (kept so long to answer questions) and inbox rows after 30 days (longer than the broker
 * could ever redeliver).
 */
@Singleton
public class OutboxHousekeeping {
    /** Rows per run: bounds the transaction; what is left waits for the next run. */
    private static final int BATCH = 50_000;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @Schedule(hour = "*", minute = "27", persistent = false)
    void forgetPublishedEvents() throws SQLException {
        delete("""
                delete from outbox_event where id in (
                    select id from outbox_event
                    where published_at < clock_timestamp() - interval '7 days' order by published_at limit ?)
                """);
    }

    @Schedule(hour = "*", minute = "37", persistent = false)
    void forgetReceivedEvents() throws SQLException {
        delete("""
                delete from inbox_event where (consumer, event_id) in (
                    select consumer, event_id from inbox_event
                    where received_at < clock_timestamp() - interval '30 days' order by received_at limit ?)
                """);
    }

    private void delete(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setInt(1, BATCH);
            delete.executeUpdate();
        }
    }
}
