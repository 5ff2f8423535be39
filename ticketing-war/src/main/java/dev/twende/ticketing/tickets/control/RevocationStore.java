package dev.twende.ticketing.tickets.control;

import dev.twende.ticketing.tickets.entity.Revocation;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The list of revocations, which the database writes itself. Native SQL, because it is ordered by the database's transactions. */
@ApplicationScoped
public class RevocationStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * A transaction gets its number when it first writes, and commits whenever it likes. Below the lowest number that is under way
     * nothing can be added any more; what is beyond is left for a later reading. ix_ticket_revocation_position answers.
     */
    private static final String PAGE = """
            select fence.lowest, ?::xid8 > fence.next, r.position, r.ticket_id, r.up_to_issue, r.schedule_id, r.reason, r.revoked_at
            from (select pg_snapshot_xmin(now.snapshot) as lowest, pg_snapshot_xmax(now.snapshot) as next
                  from (select pg_current_snapshot() as snapshot) as now) as fence
                left join lateral (
                    select * from ticket_revocation
                    where company_id = ? and (position, ticket_id, up_to_issue) > (?::xid8, ?, ?) and position < fence.lowest
                    order by position, ticket_id, up_to_issue limit ?) as r on true
            order by r.position, r.ticket_id, r.up_to_issue
            """;

    /**
     * A company's revocations after a place in the list.
     *
     * @param position of the last one seen, with its ticket and issue
     */
    public Found page(UUID companyId, String position, UUID ticketId, int upToIssue, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            int next = 1;
            select.setString(next++, position);
            select.setObject(next++, companyId);
            select.setString(next++, position);
            select.setObject(next++, ticketId);
            select.setInt(next++, upToIssue);
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                return found(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        List<Revocation> revocations = new ArrayList<>();
        String fence = "";
        boolean isAhead = false;
        while (row.next()) {
            fence = row.getString(1);
            isAhead = row.getBoolean(2);
            if (row.getString(3) != null) {
                revocations.add(new Revocation(
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getInt(5),
                        row.getObject(6, UUID.class),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant()));
            }
        }
        return new Found(revocations, fence, isAhead);
    }

    /**
     * What a reading found.
     *
     * @param fence everything before this position has been read, when there was room for it
     * @param isAhead whether the place was one that this database has not come to yet
     */
    public record Found(List<Revocation> revocations, String fence, boolean isAhead) {}

    /** Drops revocations of rides that ended this long ago, by the database's clock; ix_ticket_revocation_ride_ends_at leads to them. */
    public int drop(Duration keptAfter, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from ticket_revocation where (ticket_id, up_to_issue) in (
                            select ticket_id, up_to_issue from ticket_revocation
                            where ride_ends_at < clock_timestamp() - make_interval(secs => ?)
                            order by ride_ends_at limit ? for update skip locked)
                        """)) {
            delete.setLong(1, keptAfter.toSeconds());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
