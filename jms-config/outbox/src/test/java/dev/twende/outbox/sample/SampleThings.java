package dev.twende.outbox.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Keeps things of companies, and forgets to ask whose they are. */
@ApplicationScoped
@Transactional
public class SampleThings {

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** The names of the things the database lets us see. */
    public String names() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select coalesce(string_agg(name, ' ' order by name), 'nothing') from sample_thing
                        """)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #names()}, after which everything is rolled back. */
    public String namesAndFail() {
        throw new IllegalStateException("seen " + names() + ", and failed, as it should");
    }
}
