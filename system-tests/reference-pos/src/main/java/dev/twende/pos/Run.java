package dev.twende.pos;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A dated run of a bus as the platform told it: its stops, its seats, what each stretch costs, and what was taken when it was told.
 *
 * @param body the schedule, always with its plan
 */
record Run(JsonObject body) {
    /** How long before its departure a ticket is good, and how long after its arrival (docs/ticket-qr.md). */
    private static final Duration EARLY = Duration.ofHours(12);

    private static final Duration LATE = Duration.ofDays(1);

    UUID scheduleId() {
        return UUID.fromString(body.getString("schedule_id"));
    }

    long version() {
        return body.getJsonNumber("version").longValue();
    }

    private JsonObject plan() {
        return body.getJsonObject("plan");
    }

    /** Whether seats from a stop on may be sold at a moment, by the platform's time. */
    boolean isSold(int from, Instant now) {
        boolean runs = List.of("SCHEDULED", "DEPARTED").contains(body.getString("status"));
        Instant departure = departureTime(from);
        Instant closes = departure.minusSeconds(plan().getInt("closes_seconds", 0));
        boolean opened = JsonText.number(plan(), "opens_seconds")
                .map(seconds -> !now.isBefore(departure.minusSeconds(seconds)))
                .orElse(true);
        return runs && opened && now.isBefore(closes);
    }

    /** Whether passengers must show papers, which is more than a device can ask for. */
    boolean wantsPapers() {
        return !JsonText.texts(plan(), "passenger_fields").isEmpty();
    }

    /** What was not for everyone when the platform was last heard, but for what is lent to this device. */
    List<JsonObject> taken() {
        return JsonText.objects(body, "taken").stream()
                .filter(part -> !part.getString("state").equals("OWN"))
                .toList();
    }

    String name() {
        return plan().getString("route_name", "") + ", " + plan().getString("plate_number", "");
    }

    Instant departureTime() {
        return departureTime(0);
    }

    Instant departureTime(int sequence) {
        return Instant.parse(stop(sequence).getString("departure_time"));
    }

    String currency() {
        return plan().getString("currency");
    }

    List<String> seats() {
        return JsonText.texts(plan(), "seats");
    }

    int lastSequence() {
        return stops().size() - 1;
    }

    String stopName(int sequence) {
        return stop(sequence).getString("name");
    }

    String stopId(int sequence) {
        return stop(sequence).getString("stop_id");
    }

    private List<JsonObject> stops() {
        return JsonText.objects(plan(), "stops");
    }

    private JsonObject stop(int sequence) {
        List<JsonObject> stops = stops();
        if (sequence < 0 || sequence >= stops.size()) {
            throw PosFailure.of("the bus has stops 0 to " + (stops.size() - 1));
        }
        return stops.get(sequence);
    }

    /** The price of a stretch for an adult, in the currency's minor unit; empty when it is not sold. */
    Optional<Long> fare(int from, int to) {
        stop(to);
        if (from < 0 || from >= to) {
            throw PosFailure.of("a stretch goes from a stop to a later one");
        }
        int pair = from * (2 * stops().size() - from - 1) / 2 + to - from - 1;
        boolean possible = stop(from).getBoolean("pickup", true) && stop(to).getBoolean("drop_off", true);
        return JsonText.objects(plan(), "fares").stream()
                .filter(fare -> possible
                        && fare.getString("fare_class").equals("STANDARD")
                        && fare.getString("rider_category").equals("ADULT"))
                .map(fare -> fare.getJsonArray("prices").get(pair))
                .filter(JsonNumber.class::isInstance)
                .map(price -> ((JsonNumber) price).longValue())
                .findFirst();
    }

    /** The code of a ticket for a stretch, its first issue. */
    TicketCode code(UUID ticketId, String seat, int from, int to) {
        return new TicketCode(
                ticketId,
                scheduleId(),
                1,
                from,
                to,
                departureTime(from).minus(EARLY),
                Instant.parse(stop(to).getString("arrival_time")).plus(LATE),
                seat);
    }
}
