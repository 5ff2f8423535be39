package dev.twende.ticketing.schedules.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.SeatState;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every seat of the bus, in its order, as it is on one stretch. */
public record SeatMapResponse(UUID scheduleId, int fromSequence, int toSequence, Money price, List<Seat> seats) {
    /** A seat and what it is on this stretch. */
    public record Seat(String seatNumber, SeatState state) {}

    static SeatMapResponse of(SchedulePlan plan, Journey journey, Map<String, SeatState> occupied) {
        return new SeatMapResponse(
                plan.scheduleId(),
                journey.from(),
                journey.to(),
                journey.fare(),
                plan.seats().stream()
                        .map(seat -> new Seat(seat, occupied.getOrDefault(seat, SeatState.FREE)))
                        .toList());
    }

    /** Changes whenever the map does, and only then: the name of the map, not a promise about the seats. */
    String fingerprint() {
        return UUID.nameUUIDFromBytes(toString().getBytes(UTF_8)).toString();
    }
}
