package dev.twende.payment.webhooks.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Forgets deliveries after 30 days, as companies are told; none is still being tried by then. */
@Singleton
public class WebhookHousekeeping {
    /** Rows per run: bounds the transaction; what is left waits for the next run. */
    private static final int BATCH = 50_000;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @Schedule(hour = "*", minute = "47", persistent = false)
    void forgetOldDeliveries() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from webhook_delivery where delivery_id in (
                            select delivery_id from webhook_delivery
                            where created_at < clock_timestamp() - interval '30 days' and status <> 'PENDING'
                            order by created_at limit ?)
                        """)) {
            delete.setInt(1, BATCH);
            delete.executeUpdate();
        }
    }
}
