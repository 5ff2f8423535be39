package dev.twende.company.schedules.entity;

import java.util.List;
import java.util.stream.Collectors;

/** Who is to sit where after a change of bus, as far as the order says so. */
public record SeatPlan(List<SeatMove> moves) {
    private static final String BECOMES = ">";

    public SeatPlan {
        moves = List.copyOf(moves);
    }

    static SeatPlan parse(String text) {
        return new SeatPlan(text.lines()
                .map(line -> line.split(BECOMES, 2))
                .map(seats -> new SeatMove(seats[0], seats[1]))
                .toList());
    }

    /** A line for each move. */
    @Override
    public String toString() {
        return moves.stream()
                .map(move -> move.seatNumber() + BECOMES + move.newSeatNumber())
                .collect(Collectors.joining("\n"));
    }
}
