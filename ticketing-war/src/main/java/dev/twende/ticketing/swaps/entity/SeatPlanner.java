package dev.twende.ticketing.swaps.entity;

import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds seats in another bus for everyone who has one in the old bus.
 *
 * <p>Whoever's seat number the new bus has too keeps it, unless the explicit plan moves that seat. The others get, on their whole
 * stretch, the nearest free seat with the same properties, else the one that shares most of them. Passengers come first; seats that the
 * company keeps for itself move if room is left, and end if not. A seat that is lent to a device cannot move: the device sells it under
 * its number.
 *
 * <p>Choosing seat by seat can paint itself into a corner although everyone would fit. Then all ways are tried, up to a limit that no
 * real bus reaches, and preferences yield.
 */
public final class SeatPlanner {
    /** Bounds the search: more than enough for a coach, and a fraction of a second. */
    private static final int MOST_STEPS = 200_000;

    private final List<BusSeat> seats;
    private final Map<String, BusSeat> bySeatNumber = new LinkedHashMap<>();
    private final Map<String, Set<String>> oldProperties;
    private final Map<String, Integer> oldOrder = new HashMap<>();
    private final Map<String, List<Segments>> occupied = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<LiveClaim> stranded = new ArrayList<>();
    private final List<LiveClaim> dropped = new ArrayList<>();
    private int steps;

    private SeatPlanner(List<BusSeat> oldSeats, List<BusSeat> newSeats) {
        this.seats = newSeats;
        newSeats.forEach(seat -> bySeatNumber.put(seat.seatNumber(), seat));
        this.oldProperties = new HashMap<>();
        for (int i = 0; i < oldSeats.size(); i++) {
            oldProperties.put(oldSeats.get(i).seatNumber(), oldSeats.get(i).properties());
            oldOrder.put(oldSeats.get(i).seatNumber(), i);
        }
    }

    /** A seat of a bus, in the bus's order. */
    public record BusSeat(String seatNumber, Set<String> properties) {}

    /** A claim that goes to another seat. */
    public record Move(LiveClaim claim, String seatNumber) {}

    /**
     * Who goes where.
     *
     * @param stranded for whom there is no seat; whatever was planned for the others is then of no use
     * @param dropped seats that the company kept and that are there no more
     */
    public record Seating(List<Move> moves, List<LiveClaim> stranded, List<LiveClaim> dropped) {}

    /**
     * Plans.
     *
     * @param claims all live claims of the schedule
     * @param explicit new seat by old seat; both must exist
     */
    public static Seating plan(
            List<BusSeat> oldSeats,
            List<BusSeat> newSeats,
            Collection<LiveClaim> claims,
            Map<String, String> explicit) {
        return new SeatPlanner(oldSeats, newSeats).plan(claims, explicit);
    }

    private Seating plan(Collection<LiveClaim> claims, Map<String, String> explicit) {
        List<LiveClaim> passengers = new ArrayList<>();
        List<LiveClaim> kept = new ArrayList<>();
        for (LiveClaim claim : claims) {
            String target = explicit.get(claim.seatNumber());
            if (target == null && bySeatNumber.containsKey(claim.seatNumber())) {
                occupy(claim.seatNumber(), claim.segments());
            }
        }
        for (LiveClaim claim : claims) {
            String target = explicit.get(claim.seatNumber());
            boolean leaves = !bySeatNumber.containsKey(claim.seatNumber());
            if (target != null) {
                place(claim, target);
            } else if (leaves && claim.kind() == ClaimKind.LEASE) {
                stranded.add(claim);
            } else if (leaves) {
                (claim.kind() == ClaimKind.BLOCK ? kept : passengers).add(claim);
            }
        }
        passengers.sort(Comparator.<LiveClaim>comparingInt(claim -> oldOrder.getOrDefault(claim.seatNumber(), 0))
                .thenComparingInt(claim -> claim.segments().from()));
        seat(passengers);
        kept.forEach(claim -> best(claim).ifPresentOrElse(seat -> move(claim, seat), () -> dropped.add(claim)));
        return new Seating(List.copyOf(moves), List.copyOf(stranded), List.copyOf(dropped));
    }

    /** As the explicit plan says, or not at all. */
    private void place(LiveClaim claim, String seatNumber) {
        if (seatNumber.equals(claim.seatNumber())) {
            if (isFree(seatNumber, claim.segments())) {
                occupy(seatNumber, claim.segments());
            } else {
                stranded.add(claim);
            }
        } else if (claim.kind() == ClaimKind.LEASE || !isFree(seatNumber, claim.segments())) {
            stranded.add(claim);
        } else {
            move(claim, seatNumber);
        }
    }

    private void seat(List<LiveClaim> passengers) {
        int before = moves.size();
        List<LiveClaim> left = new ArrayList<>();
        for (LiveClaim claim : passengers) {
            best(claim).ifPresentOrElse(seat -> move(claim, seat), () -> left.add(claim));
        }
        if (left.isEmpty()) {
            return;
        }
        List<Move> preferred = new ArrayList<>(moves.subList(before, moves.size()));
        preferred.forEach(this::undo);
        List<LiveClaim> longestFirst = new ArrayList<>(passengers);
        longestFirst.sort(Comparator.comparingInt(
                claim -> claim.segments().from() - claim.segments().to()));
        if (!seatAll(longestFirst, 0)) {
            preferred.forEach(move -> move(move.claim(), move.seatNumber()));
            stranded.addAll(left);
        }
    }

    private boolean seatAll(List<LiveClaim> passengers, int next) {
        if (next == passengers.size()) {
            return true;
        }
        LiveClaim claim = passengers.get(next);
        Set<Set<Segments>> tried = new HashSet<>();
        for (String seat : byPreference(claim)) {
            // two seats that are occupied alike are as good as one
            if (isFree(seat, claim.segments()) && tried.add(new HashSet<>(occupied.getOrDefault(seat, List.of())))) {
                if (++steps > MOST_STEPS) {
                    return false;
                }
                move(claim, seat);
                if (seatAll(passengers, next + 1)) {
                    return true;
                }
                undo(moves.get(moves.size() - 1));
            }
        }
        return false;
    }

    private Optional<String> best(LiveClaim claim) {
        return byPreference(claim).stream()
                .filter(seat -> isFree(seat, claim.segments()))
                .findFirst();
    }

    private List<String> byPreference(LiveClaim claim) {
        Set<String> wanted = oldProperties.getOrDefault(claim.seatNumber(), Set.of());
        int place = oldOrder.getOrDefault(claim.seatNumber(), 0);
        Map<String, Integer> order = new HashMap<>();
        for (int i = 0; i < seats.size(); i++) {
            order.put(seats.get(i).seatNumber(), i);
        }
        return seats.stream()
                .sorted(Comparator.<BusSeat>comparingInt(seat -> difference(wanted, seat.properties()))
                        .thenComparingInt(seat -> Math.abs(order.get(seat.seatNumber()) - place)))
                .map(BusSeat::seatNumber)
                .toList();
    }

    /** How many properties one of the two has and the other has not. */
    private static int difference(Set<String> one, Set<String> other) {
        return (int) (one.stream().filter(property -> !other.contains(property)).count()
                + other.stream().filter(property -> !one.contains(property)).count());
    }

    private boolean isFree(String seatNumber, Segments segments) {
        return occupied.getOrDefault(seatNumber, List.of()).stream().noneMatch(segments::overlaps);
    }

    private void occupy(String seatNumber, Segments segments) {
        occupied.computeIfAbsent(seatNumber, seat -> new ArrayList<>()).add(segments);
    }

    private void move(LiveClaim claim, String seatNumber) {
        occupy(seatNumber, claim.segments());
        moves.add(new Move(claim, seatNumber));
    }

    private void undo(Move move) {
        occupied.get(move.seatNumber()).remove(move.claim().segments());
        moves.remove(move);
    }
}
