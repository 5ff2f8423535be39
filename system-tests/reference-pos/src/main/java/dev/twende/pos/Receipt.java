package dev.twende.pos;

import dev.twende.pos.PosStore.Entry;
import dev.twende.pos.PosStore.Sold;
import dev.twende.pos.PosStore.SoldState;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a passenger is handed: the receipt, and for each seat the text that a printer makes a QR code of. */
final class Receipt {
    private Receipt() {}

    static String of(Entry sale, List<Sold> tickets, Optional<Run> run, BiFunction<Run, Sold, String> code) {
        JsonObject payload = sale.payload();
        StringBuilder text = new StringBuilder(sale.printed() ? "COPY of receipt " : "Receipt ")
                .append(payload.getString("receipt_number"))
                .append(" at ")
                .append(payload.getString("recorded_at"));
        run.ifPresent(known -> text.append("\n").append(known.name()));
        text.append("\n").append(standing(sale));
        List<JsonObject> passengers = JsonText.objects(payload, "passengers");
        for (JsonObject passenger : passengers) {
            text.append("\nticket ")
                    .append(passenger.getString("ticket_id"))
                    .append(", seat ")
                    .append(passenger.getString("seat_number"))
                    .append(", ")
                    .append(passenger.getString("name"))
                    .append(", ")
                    .append(money(passenger.getJsonObject("price")));
            ticket(passenger, tickets).ifPresent(sold -> text.append(body(sold, run, code)));
        }
        return text.append("\npaid ")
                .append(money(payload.getJsonObject("total")))
                .append(" in cash")
                .toString();
    }

    private static Optional<Sold> ticket(JsonObject passenger, List<Sold> tickets) {
        return tickets.stream()
                .filter(sold -> sold.ticketId().toString().equals(passenger.getString("ticket_id")))
                .findFirst();
    }

    /** Where to and the code; of what is no ticket any more, why. */
    private static String body(Sold ticket, Optional<Run> run, BiFunction<Run, Sold, String> code) {
        if (ticket.state() != SoldState.SOLD) {
            return "\n  " + ticket.state() + ", not valid";
        }
        return run.map(known -> "\n  " + known.stopName(ticket.from()) + " " + known.departureTime(ticket.from())
                        + " to " + known.stopName(ticket.to()) + "\n  " + code.apply(known, ticket))
                .orElse("");
    }

    private static String standing(Entry sale) {
        if (sale.outcome() == null) {
            return "sold without network; the platform is told when there is one";
        }
        return JsonText.text(sale.result(), "booking_reference")
                        .map(reference -> "booking " + reference + ", ")
                        .orElse("")
                + sale.outcome()
                + JsonText.text(sale.result(), "code").map(code -> ": " + code).orElse("");
    }

    private static String money(JsonObject money) {
        return money.getString("currency") + " " + money.getJsonNumber("amount").longValue();
    }
}
