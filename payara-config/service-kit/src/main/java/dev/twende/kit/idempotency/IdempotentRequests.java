package dev.twende.kit.idempotency;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.Caller;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lets a request take effect once. The key is the first thing its transaction writes: a twin that runs at the same moment
 * waits on the key's row until we commit, and then gets our answer; when we roll back, the twin goes ahead itself.
 */
@ApplicationScoped
public class IdempotentRequests {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private Caller caller;

    protected IdempotentRequests() {} // for the CDI proxy

    @Inject
    public IdempotentRequests(Caller caller) {
        this.caller = caller;
    }

    /**
     * Does the work, or answers what the first request with this key was answered.
     *
     * @param key null when the client sent none; then the work is simply done
     * @param operation names the call, e.g. {@code buses.add}; a key belongs to one call
     * @param request the body, whose JSON decides whether it is the same request
     * @throws Problem {@link ProblemType#IDEMPOTENCY_KEY_REUSED} when the key came before with another request
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(IdempotencyKey key, String operation, Object request, Class<T> responseType, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        String hash = hash(operation, request);
        try (Connection connection = database.getConnection()) {
            if (!claim(connection, key, operation, hash)) {
                return stored(connection, key, hash, responseType)
                        .orElseThrow(() -> new IllegalStateException("a committed key must be visible"));
            }
            T response = work.get();
            keep(connection, key, Json.mapper().toJson(response));
            return response;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a finished request with this key was answered; empty when there is none yet. For paths that claim the key by themselves. */
    public <T> Optional<T> earlier(IdempotencyKey key, String operation, Object request, Class<T> responseType) {
        try (Connection connection = database.getConnection()) {
            return stored(connection, key, hash(operation, request), responseType);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose keys these are: the token's subject, or all guests together. */
    public String owner() {
        return caller.subject();
    }

    /** SHA-256 over the call and its body's JSON, so that white space and the order of fields do not matter. */
    public static String hash(String operation, Object request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(operation.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(sha256.digest(Json.mapper().toJson(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean claim(Connection connection, IdempotencyKey key, String operation, String hash)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency_key (caller, key, operation, request_hash, response) values (?, ?, ?, ?, '')
                on conflict on constraint pk_idempotency_key do nothing
                """)) {
            insert.setString(1, owner());
            insert.setString(2, key.value());
            insert.setString(3, operation);
            insert.setString(4, hash);
            return insert.executeUpdate() == 1;
        }
    }

    private void keep(Connection connection, IdempotencyKey key, String response) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update idempotency_key set response = ? where caller = ? and key = ?")) {
            update.setString(1, response);
            update.setString(2, owner());
            update.setString(3, key.value());
            update.executeUpdate();
        }
    }

    private <T> Optional<T> stored(Connection connection, IdempotencyKey key, String hash, Class<T> responseType)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select request_hash, response from idempotency_key where caller = ? and key = ?")) {
            select.setString(1, owner());
            select.setString(2, key.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString(1).equals(hash)) {
                    throw Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came before with another request.");
                }
                return Optional.of(Json.mapper().fromJson(row.getString(2), responseType));
            }
        }
    }
}
