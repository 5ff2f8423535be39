package dev.twende.pos;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Seats that this device alone may sell until the lease ends, as the platform told it. */
record Lease(JsonObject body) {
    UUID leaseId() {
        return UUID.fromString(body.getString("lease_id"));
    }

    UUID scheduleId() {
        return UUID.fromString(body.getString("schedule_id"));
    }

    /** It counts until this moment by the platform's clock. */
    Instant until() {
        return Instant.parse(body.getString("until"));
    }

    boolean isLive() {
        return body.getString("status").equals("LIVE");
    }

    /** Whether a seat is lent on the whole of a stretch. */
    boolean has(String seat, int from, int to) {
        return parts().stream()
                .anyMatch(part -> part.getString("seat_number").equals(seat)
                        && part.getInt("from_sequence") <= from
                        && to <= part.getInt("to_sequence"));
    }

    List<String> seats() {
        return parts().stream()
                .map(part -> part.getString("seat_number"))
                .distinct()
                .toList();
    }

    private List<JsonObject> parts() {
        return JsonText.objects(body, "seats");
    }

    @Override
    public String toString() {
        return "lease " + leaseId() + " of seats " + String.join(",", seats()) + " until " + until();
    }
}
