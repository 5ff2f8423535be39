package dev.twende.pos;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a device's operations come to, told by a reader who knows nothing of its store. */
record Ledger(List<String> doubles) {
    private record Ticket(String schedule, String seat, String from, String to) {}

    /** Plays the operations from the first to the last. Stops of one schedule are compared by the order in which they come. */
    static Ledger of(List<JsonObject> operations, List<String> stops) {
        Map<String, Ticket> live = new HashMap<>();
        List<String> doubles = new ArrayList<>();
        for (JsonObject operation : operations) {
            if (operation.getString("type").equals("CANCELLATION")) {
                live.remove(operation.getString("ticket_id"));
            }
            if (operation.getString("type").equals("SALE")) {
                for (JsonObject passenger : JsonText.objects(operation, "passengers")) {
                    Ticket sold = new Ticket(
                            operation.getString("schedule_id"),
                            passenger.getString("seat_number"),
                            operation.getString("from_stop_id"),
                            operation.getString("to_stop_id"));
                    live.values().stream()
                            .filter(other -> other.schedule().equals(sold.schedule())
                                    && other.seat().equals(sold.seat())
                                    && stops.indexOf(other.from()) < stops.indexOf(sold.to())
                                    && stops.indexOf(sold.from()) < stops.indexOf(other.to()))
                            .forEach(other -> doubles.add(sold + " and " + other));
                    live.put(passenger.getString("ticket_id"), sold);
                }
            }
        }
        return new Ledger(doubles);
    }
}
