package dev.twende.pos;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A device as it stands after enrolling, a sync and a lease, with a cashier and an open shift, and no network. */
final class Counter {
    static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    static final int STOPS = 4;
    static final long FARE = 1000;

    private Counter() {}

    /** Writes what the platform would have told; the lease is of the first seats, over the whole way. */
    static UUID open(Path home, int seats, int leased, Duration leaseLife) throws Exception {
        UUID scheduleId = UUID.randomUUID();
        Files.createDirectories(home);
        DeviceKey key = DeviceKey.create(home);
        try (PosStore store = PosStore.open(home)) {
            store.inTransaction(() -> {
                store.note("device_id", UUID.randomUUID());
                store.note("key_id", key.publicJwk().keyId());
                store.note("serial", 7);
                store.note("mode", "OFFLINE");
                store.note("cashier_id", UUID.randomUUID());
                store.ticketKey(key.publicJwk().codeKeyId(), key.publicJwk());
                store.schedule(new Run(schedule(scheduleId, seats)));
                store.lease(lease(scheduleId, leased, NOW.plus(leaseLife)));
                return null;
            });
        }
        return scheduleId;
    }

    private static Instant departure(int stop) {
        return NOW.plus(Duration.ofHours(5)).plus(Duration.ofMinutes(30L * stop));
    }

    /** Of its seats, number 10 is taken from stop 1 to stop 2. */
    private static JsonObject schedule(UUID scheduleId, int seats) {
        JsonArrayBuilder stops = createArrayBuilder();
        JsonArrayBuilder prices = createArrayBuilder();
        for (int stop = 0; stop < STOPS; stop++) {
            stops.add(createObjectBuilder()
                    .add("sequence", stop)
                    .add("stop_id", UUID.randomUUID().toString())
                    .add("name", "Stop " + stop)
                    .add("arrival_time", departure(stop).toString())
                    .add("departure_time", departure(stop).toString())
                    .add("pickup", true)
                    .add("drop_off", true));
            for (int to = stop + 1; to < STOPS; to++) {
                prices.add(FARE * (to - stop));
            }
        }
        JsonArrayBuilder numbers = createArrayBuilder();
        for (int seat = 1; seat <= seats; seat++) {
            numbers.add(String.valueOf(seat));
        }
        JsonObjectBuilder plan = createObjectBuilder()
                .add("route_name", "Kigali - Huye")
                .add("plate_number", "RAD 123 C")
                .add("departure_time", departure(0).toString())
                .add("currency", "RWF")
                .add("seats", numbers)
                .add("stops", stops)
                .add(
                        "fares",
                        createArrayBuilder()
                                .add(createObjectBuilder()
                                        .add("fare_class", "STANDARD")
                                        .add("rider_category", "ADULT")
                                        .add("prices", prices)))
                .add("closes_seconds", 0)
                .add("passenger_fields", createArrayBuilder());
        return createObjectBuilder()
                .add("schedule_id", scheduleId.toString())
                .add("status", "SCHEDULED")
                .add("version", 1)
                .add("plan", plan)
                .add(
                        "taken",
                        createArrayBuilder()
                                .add(createObjectBuilder()
                                        .add("seat_number", "10")
                                        .add("from_sequence", 1)
                                        .add("to_sequence", 2)
                                        .add("state", "TAKEN")))
                .build();
    }

    private static Lease lease(UUID scheduleId, int leased, Instant until) {
        JsonArrayBuilder seats = createArrayBuilder();
        for (int seat = 1; seat <= leased; seat++) {
            seats.add(createObjectBuilder()
                    .add("seat_number", String.valueOf(seat))
                    .add("from_sequence", 0)
                    .add("to_sequence", STOPS - 1));
        }
        return new Lease(createObjectBuilder()
                .add("lease_id", UUID.randomUUID().toString())
                .add("schedule_id", scheduleId.toString())
                .add("status", "LIVE")
                .add("until", until.toString())
                .add("seats", seats)
                .build());
    }

    /** The stops of the only schedule, in the order of travel. */
    static List<String> stopIds(Pos pos) {
        Run run = pos.schedules(1).get(0);
        return IntStream.range(0, STOPS).mapToObj(run::stopId).toList();
    }

    static Pos.Order order(UUID scheduleId, int from, int to, String seat, boolean atRisk) {
        Pos.Guest guest = new Pos.Guest("Keza Mugisha", Optional.ofNullable(seat));
        return new Pos.Order(scheduleId, from, to, List.of(guest), "+250788300001", atRisk);
    }
}
