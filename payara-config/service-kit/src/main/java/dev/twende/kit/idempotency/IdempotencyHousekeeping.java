package dev.twende.kit.idempotency;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Forgets keys after 48 hours, twice what clients are promised. */
@Singleton
public class IdempotencyHousekeeping {
    /** Rows per run: bounds the transaction; what is left waits for the next run. */
    private static final int BATCH = 50_000;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void forgetOldKeys() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from idempotency_key where (caller, key) in (
                            select caller, key from idempotency_key
                            where created_at < clock_timestamp() - interval '48 hours' order by created_at limit ?)
                        """)) {
            delete.setInt(1, BATCH);
            delete.executeUpdate();
        }
    }
}
