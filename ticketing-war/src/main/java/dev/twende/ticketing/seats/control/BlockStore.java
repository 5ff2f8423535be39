package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.entity.SeatBlock;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Why seats are blocked. Native, as the claims are: what is blocked where is a range of theirs. */
@ApplicationScoped
public class BlockStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Notes why a seat is blocked; the claim must be there. */
    public void note(UUID claimId, String reason, String note, UUID blockedBy) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into seat_block (claim_id, reason, note, blocked_by) values (?, ?, ?, ?)")) {
            insert.setObject(1, claimId);
            insert.setString(2, reason);
            insert.setString(3, note);
            insert.setObject(4, blockedBy);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is blocked on a schedule, at this moment; read along {@code ix_seat_claim_schedule}. */
    public List<SeatBlock> live(UUID scheduleId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select c.claim_id, c.seat_number, lower(c.segments), upper(c.segments), b.reason, b.note, b.blocked_by,
                               c.created_at
                        from seat_claim c join seat_block b using (claim_id)
                        where c.schedule_id = ? and c.state = 'LIVE' and c.kind = 'BLOCK'
                        order by c.seat_number, c.segments
                        """)) {
            select.setObject(1, scheduleId);
            try (ResultSet row = select.executeQuery()) {
                List<SeatBlock> blocks = new ArrayList<>();
                while (row.next()) {
                    blocks.add(new SeatBlock(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            new Segments(row.getInt(3), row.getInt(4)),
                            row.getString(5),
                            row.getString(6),
                            row.getObject(7, UUID.class),
                            row.getObject(8, OffsetDateTime.class).toInstant()));
                }
                return blocks;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
