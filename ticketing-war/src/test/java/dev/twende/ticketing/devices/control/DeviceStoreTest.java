package dev.twende.ticketing.devices.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.devices.entity.DeviceHealth;
import dev.twende.ticketing.devices.entity.DeviceKey;
import dev.twende.ticketing.devices.entity.KnownDevice;
import dev.twende.ticketing.seats.control.TicketingSchema;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Devices on a real PostgreSQL. */
class DeviceStoreTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static TicketingSchema schema;
    private static DeviceStore store;

    private final UUID device = UUID.randomUUID();
    private final UUID company = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new DeviceStore();
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private void enrol(String key, Instant at) {
        DeviceKey of = new DeviceKey(device, key, "{\"x\":\"" + key + "\"}", at, null);
        store.enrol(new Device(device, company, 7, "Nyabugogo 1", at, null, of), of);
    }

    private KnownDevice known() {
        return store.find(device).orElseThrow();
    }

    @Test
    void aNewKeyRetiresTheOneBeforeAndOldNewsChangesNothing() {
        enrol("one", NOON);
        enrol("one", NOON);
        enrol("two", NOON.plusSeconds(60));
        enrol("two", NOON.plusSeconds(60));
        enrol("one", NOON);
        assertThat(known().device().currentKey())
                .get()
                .extracting(DeviceKey::keyId)
                .isEqualTo("two");
        assertThat(store.keys(company))
                .containsExactly(
                        new DeviceKey(device, "one", "{\"x\":\"one\"}", NOON, NOON.plusSeconds(60)),
                        new DeviceKey(device, "two", "{\"x\":\"two\"}", NOON.plusSeconds(60), null));
        assertThat(store.keys(UUID.randomUUID())).isEmpty();
        assertThat(store.list(company, new UUID(0, 0), 10)).hasSize(1);
    }

    @Test
    void aRevokedDeviceHasNoKeyAndGetsNoneAnyMore() {
        assertThat(store.revoke(device, NOON)).as("not told of yet").isFalse();
        enrol("one", NOON);
        assertThat(store.revoke(device, NOON.plusSeconds(60))).isTrue();
        assertThat(store.revoke(device, NOON.plusSeconds(90))).as("told again").isTrue();
        enrol("two", NOON.plusSeconds(120));
        assertThat(known().device().isRevoked()).isTrue();
        assertThat(known().device().revokedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(known().device().currentKey()).isEmpty();
        assertThat(store.keys(company)).extracting(DeviceKey::until).containsExactly(NOON.plusSeconds(60));
    }

    @Test
    void whatADeviceTellsOfItselfIsKeptAndItsClockComparedWithOurs() {
        store.seen(device, company); // before auth told of it
        enrol("one", NOON);
        assertThat(known().health().lastSeenAt()).isNotNull();
        assertThat(known().health().reportedAt()).isNull();
        store.report(device, company, "1.4.2", 37, Instant.EPOCH);
        DeviceHealth health = known().health();
        assertThat(health.appVersion()).isEqualTo("1.4.2");
        assertThat(health.queueLength()).isEqualTo(37);
        assertThat(health.clockSkewMillis()).isLessThan(-1_000_000_000_000L);
        store.report(device, company, null, null, null);
        assertThat(known().health().clockSkewMillis()).isNull();
        assertThat(known().health().reportedAt()).isAfterOrEqualTo(health.reportedAt());
    }

    @Test
    void conflictsAreCountedUpAndDownAndNeverBelowNone() {
        enrol("one", NOON);
        assertThat(known().health().openConflicts()).isZero();
        store.countConflicts(device, company, 2);
        store.countConflicts(device, company, 1);
        store.countConflicts(device, company, -2);
        assertThat(known().health().openConflicts()).isEqualTo(1);
        store.countConflicts(device, company, -2);
        assertThat(known().health().openConflicts()).isZero();
        assertThat(known().health().lastSeenAt()).isNotNull();
    }
}
