package dev.twende.ticketing.devices.control;

import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.devices.entity.DeviceHealth;
import dev.twende.ticketing.devices.entity.DeviceKey;
import dev.twende.ticketing.devices.entity.KnownDevice;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Where devices are kept. Native SQL: what is told may be told again, and health is written at every sync in one round trip. */
@ApplicationScoped
public class DeviceStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Keeps a device with the key that it has now; the one before retires. News that is older than what is known changes nothing. */
    public void enrol(Device device, DeviceKey key) {
        execute(
                """
                with kept as (
                    insert into device as known (device_id, company_id, serial, name, enrolled_at) values (?, ?, ?, ?, ?)
                    on conflict on constraint pk_device do update set name = excluded.name
                    where known.revoked_at is null
                    returning device_id, company_id)
                update device_key set until = ?
                from kept where device_key.device_id = kept.device_id and until is null and key_id <> ? and since <= ?
                """,
                device.deviceId(),
                device.companyId(),
                device.serial(),
                device.name(),
                utc(device.enrolledAt()),
                utc(key.since()),
                key.keyId(),
                utc(key.since()));
        execute("""
                insert into device_key (device_id, key_id, company_id, public_key, since)
                select device_id, ?, company_id, ?, ? from device
                where device_id = ? and revoked_at is null
                  and not exists (select 1 from device_key k where k.device_id = device.device_id and k.until is null)
                on conflict on constraint pk_device_key do nothing
                """, key.keyId(), key.publicKey(), utc(key.since()), device.deviceId());
    }

    /** @return whether the device is known, and is revoked now */
    public boolean revoke(UUID deviceId, Instant at) {
        execute("update device_key set until = ? where device_id = ? and until is null", utc(at), deviceId);
        return execute("update device set revoked_at = coalesce(revoked_at, ?) where device_id = ?", utc(at), deviceId)
                == 1;
    }

    private static final String FIND = """
            select d.device_id, d.company_id, d.serial, d.name, d.enrolled_at, d.revoked_at,
                   k.key_id, k.public_key, k.since,
                   h.last_seen_at, h.reported_at, h.app_version, h.queue_length, h.clock_skew_ms, coalesce(h.open_conflicts, 0)
            from device d
            left join device_key k on k.device_id = d.device_id and k.until is null
            left join device_health h on h.device_id = d.device_id
            """;

    /** The device, if auth has told of it. */
    public Optional<KnownDevice> find(UUID deviceId) {
        return read(FIND + "where d.device_id = ?", deviceId).stream().findFirst();
    }

    /** A company's devices in the order of their ids. */
    public List<KnownDevice> list(UUID companyId, UUID after, int limit) {
        return read(
                FIND + "where d.company_id = ? and d.device_id > ? order by d.device_id limit ?",
                companyId,
                after,
                limit);
    }

    /** All keys that the company's devices have and had, in a fixed order. */
    public List<DeviceKey> keys(UUID companyId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select device_id, key_id, public_key, since, until from device_key
                        where company_id = ? order by device_id, since
                        """)) {
            select.setObject(1, companyId);
            try (ResultSet row = select.executeQuery()) {
                List<DeviceKey> keys = new ArrayList<>();
                while (row.next()) {
                    keys.add(new DeviceKey(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            instant(row, 4),
                            instant(row, 5)));
                }
                return keys;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The device was here, by the database's clock. */
    public void seen(UUID deviceId, UUID companyId) {
        execute("""
                insert into device_health (device_id, company_id, last_seen_at) values (?, ?, clock_timestamp())
                on conflict on constraint pk_device_health do update set last_seen_at = excluded.last_seen_at
                """, deviceId, companyId);
    }

    /** The device was here and told how it does; its clock is compared with the database's. */
    public void report(UUID deviceId, UUID companyId, String appVersion, Integer queueLength, Instant deviceTime) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into device_health (device_id, company_id, last_seen_at, reported_at, app_version, queue_length,
                                                   clock_skew_ms)
                        values (?, ?, clock_timestamp(), clock_timestamp(), ?, ?,
                                round(extract(epoch from ?::timestamptz - clock_timestamp()) * 1000))
                        on conflict on constraint pk_device_health do update set
                            last_seen_at = excluded.last_seen_at, reported_at = excluded.reported_at,
                            app_version = excluded.app_version, queue_length = excluded.queue_length,
                            clock_skew_ms = excluded.clock_skew_ms
                        """)) {
            insert.setObject(1, deviceId);
            insert.setObject(2, companyId);
            insert.setString(3, appVersion);
            insert.setObject(4, queueLength, Types.INTEGER);
            insert.setObject(5, deviceTime == null ? null : utc(deviceTime), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many conflicts more, or fewer, are open. */
    public void countConflicts(UUID deviceId, UUID companyId, int change) {
        execute("""
                insert into device_health as known (device_id, company_id, last_seen_at, open_conflicts)
                values (?, ?, clock_timestamp(), greatest(?, 0))
                on conflict on constraint pk_device_health do update set open_conflicts = greatest(known.open_conflicts + ?, 0)
                """, deviceId, companyId, change, change);
    }

    private int execute(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<KnownDevice> read(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, parameters);
            try (ResultSet row = select.executeQuery()) {
                List<KnownDevice> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new KnownDevice(device(row), health(row)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static Device device(ResultSet row) throws SQLException {
        UUID deviceId = row.getObject(1, UUID.class);
        DeviceKey key = row.getString(7) == null
                ? null
                : new DeviceKey(deviceId, row.getString(7), row.getString(8), instant(row, 9), null);
        return new Device(
                deviceId,
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                instant(row, 5),
                instant(row, 6),
                key);
    }

    private static DeviceHealth health(ResultSet row) throws SQLException {
        return new DeviceHealth(
                instant(row, 10),
                instant(row, 11),
                row.getString(12),
                row.getObject(13, Integer.class),
                row.getObject(14, Long.class),
                row.getInt(15));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
