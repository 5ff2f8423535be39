package dev.twende.ticketing.schedules.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Which companies may sell, as company told us. Native, because only an insert that updates can tell news from old news at once. */
@ApplicationScoped
public class CompanyStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Whether the company sells nothing at present; one that was never heard of sells. */
    public boolean isSuspended(UUID companyId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select 1 from company where company_id = ? and status = 'SUSPENDED'")) {
            select.setObject(1, companyId);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Follows company's word; an older or equal revision changes nothing.
     *
     * @return whether it was news
     */
    public boolean follow(UUID companyId, boolean suspended, int revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into company as kept (company_id, status, revision) values (?, ?, ?)
                        on conflict on constraint pk_company do update
                            set status = excluded.status, revision = excluded.revision
                            where kept.revision < excluded.revision
                        """)) {
            insert.setObject(1, companyId);
            insert.setString(2, suspended ? "SUSPENDED" : "ACTIVE");
            insert.setInt(3, revision);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
