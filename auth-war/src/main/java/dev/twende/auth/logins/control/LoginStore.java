package dev.twende.auth.logins.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Where known networks and used proofs are kept. Native SQL: each is one statement that must bear two logins at once. */
@ApplicationScoped
public class LoginStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Whether the account has logged in from this network; both are hashes. */
    public boolean isKnown(String account, String network) {
        return answers("select 1 from known_network where account = ? and network = ?", account, network);
    }

    /**
     * Notes a login. Of two at once from the same place the second waits, and finds it noted.
     *
     * @return whether the account was used before, but never from this network or never with this program; all are hashes
     */
    public boolean know(String account, String network, String program, Instant now) {
        // the questions see the tables as they were before the notes
        return answers("""
                with place as (
                    insert into known_network (account, network, last_seen_at) values (?, ?, ?)
                    on conflict on constraint pk_known_network do update set last_seen_at = excluded.last_seen_at
                    returning account, xmax = 0 as is_new),
                tool as (
                    insert into known_program (account, program, last_seen_at) values (?, ?, ?)
                    on conflict on constraint pk_known_program do update set last_seen_at = excluded.last_seen_at
                    returning account, xmax = 0 as is_new)
                select 1 from place where is_new and exists (select from known_network k where k.account = place.account)
                union all
                select 1 from tool where is_new and exists (select from known_program k where k.account = tool.account)
                """, account, network, Timestamp.from(now), account, program, Timestamp.from(now));
    }

    /** Uses a challenge up; false when it was used before. */
    public boolean use(String challenge, Instant expiresAt) {
        return answers(
                "insert into used_proof (challenge, expires_at) values (?, ?) on conflict on constraint pk_used_proof do nothing"
                        + " returning 1",
                challenge,
                Timestamp.from(expiresAt));
    }

    /** Forgets networks and programs not seen since, and challenges that ended before now. */
    public void purge(Instant lastSeenBefore, Instant now) {
        for (String table : List.of("known_network", "known_program")) {
            answers(
                    "with gone as (delete from " + table + " where last_seen_at < ?) select 1",
                    Timestamp.from(lastSeenBefore));
        }
        answers("with gone as (delete from used_proof where expires_at < ?) select 1", Timestamp.from(now));
    }

    /** Executes a statement; whether it answers a row. */
    private boolean answers(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
