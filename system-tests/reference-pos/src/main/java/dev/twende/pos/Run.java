package dev.twende.pos;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A dated run of a bus as the platform told it: its stops, its seats and what each stretch costs. */
record Run(JsonObject body) {
    /** How long before its departure a ticket is good, and how long after its arrival (docs/ticket-qr.md). */
    private static final Duration EARLY = Duration.ofHours(12);

    private static final Duration LATE = Duration.ofDays(1);

    UUID scheduleId() {
        return UUID.fromString(body.getString("schedule_id"));
    }

    boolean isOnSale() {
        return body.getString("status", "SCHEDULED").equals("SCHEDULED");
    }

    String name() {
        return body.getString("route_name", "") + ", " + body.getString("plate_number", "");
    }

    Instant departureTime() {
        return departureTime(0);
    }

    Instant departureTime(int sequence) {
        return Instant.parse(stop(sequence).getString("departure_time"));
    }

    String currency() {
        return body.getString("currency");
    }

    List<String> seats() {
        return JsonText.texts(body, "seats");
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
        return JsonText.objects(body, "stops");
    }

    private JsonObject stop(int sequence) {
        List<JsonObject> stops = stops();
        if (sequence < 0 || sequence >= stops.size()) {
            throw PosFailure.of("the bus has stops 0 to " + (stops.size() - 1));
        }
        return stops.get(sequence);
    }

    /** The price of a stretch for one passenger, in the currency's minor unit; empty when it is not sold. */
    Optional<Long> fare(int from, int to) {
        stop(to);
        if (from < 0 || from >= to) {
            throw PosFailure.of("a stretch goes from a stop to a later one");
        }
        JsonArray ofFrom = body.getJsonArray("fares").getJsonArray(from);
        return ofFrom.get(to - from - 1) instanceof JsonNumber amount
                ? Optional.of(amount.longValue())
                : Optional.empty();
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
