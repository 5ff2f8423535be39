package dev.twende.ticketing.swaps.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.Segments;
import dev.twende.ticketing.swaps.entity.SeatPlanner.BusSeat;
import dev.twende.ticketing.swaps.entity.SeatPlanner.Move;
import dev.twende.ticketing.swaps.entity.SeatPlanner.Seating;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatPlannerTest {
    private static final long SEED = 20261123;
    private static final Segments WHOLE = new Segments(0, 4);

    private static BusSeat seat(String number, String... properties) {
        return new BusSeat(number, Set.of(properties));
    }

    private static List<BusSeat> seats(String... numbers) {
        return List.of(numbers).stream().map(SeatPlannerTest::seat).toList();
    }

    private static LiveClaim sale(String seat, Segments segments) {
        return claim(seat, segments, ClaimKind.SALE);
    }

    private static LiveClaim claim(String seat, Segments segments, ClaimKind kind) {
        return new LiveClaim(UUID.randomUUID(), seat, segments, kind, UUID.randomUUID());
    }

    private static Map<String, String> places(Seating seating) {
        return seating.moves().stream()
                .collect(Collectors.toMap(move -> move.claim().seatNumber(), Move::seatNumber));
    }

    @Test
    void leavesEveryoneWhoseSeatIsThere() {
        Seating seating = SeatPlanner.plan(
                seats("1", "2"), seats("2", "1", "3"), List.of(sale("1", WHOLE), sale("2", WHOLE)), Map.of());
        assertThat(seating.moves()).isEmpty();
        assertThat(seating.stranded()).isEmpty();
    }

    @Test
    void prefersASeatOfTheSameKindThenTheNearest() {
        List<BusSeat> old = List.of(seat("1"), seat("2"), seat("X", "WINDOW"), seat("Y"));
        List<BusSeat> bus = List.of(seat("1"), seat("2"), seat("A", "WINDOW"), seat("B"), seat("C"));
        Seating seating = SeatPlanner.plan(old, bus, List.of(sale("X", WHOLE), sale("Y", WHOLE)), Map.of());
        assertThat(places(seating)).isEqualTo(Map.of("X", "A", "Y", "B"));
    }

    @Test
    void followsTheExplicitPlanAlsoToSwapTwo() {
        List<BusSeat> bus = seats("1", "2", "3");
        Seating seating = SeatPlanner.plan(
                bus, bus, List.of(sale("1", WHOLE), sale("2", WHOLE), sale("3", WHOLE)), Map.of("1", "2", "2", "1"));
        assertThat(places(seating)).isEqualTo(Map.of("1", "2", "2", "1"));
        assertThat(seating.stranded()).isEmpty();
    }

    @Test
    void strandsWhomTheExplicitPlanPutsOnATakenSeat() {
        List<BusSeat> bus = seats("1", "2", "3");
        LiveClaim one = sale("1", WHOLE);
        Seating seating = SeatPlanner.plan(bus, bus, List.of(one, sale("2", WHOLE)), Map.of("1", "2"));
        assertThat(seating.stranded()).containsExactly(one);
    }

    @Test
    void seatsStretchesTogetherOnOneSeat() {
        Seating seating = SeatPlanner.plan(
                seats("1", "2", "3"),
                seats("1"),
                List.of(sale("1", new Segments(0, 1)), sale("2", new Segments(1, 3)), sale("3", new Segments(3, 4))),
                Map.of());
        assertThat(places(seating)).isEqualTo(Map.of("2", "1", "3", "1"));
    }

    @Test
    void letsACompanysOwnSeatGiveWayToAPassenger() {
        LiveClaim crew = claim("2", WHOLE, ClaimKind.BLOCK);
        Seating seating = SeatPlanner.plan(seats("1", "2"), seats("3"), List.of(crew, sale("1", WHOLE)), Map.of());
        assertThat(places(seating)).isEqualTo(Map.of("1", "3"));
        assertThat(seating.dropped()).containsExactly(crew);
        assertThat(seating.stranded()).isEmpty();
    }

    @Test
    void neverMovesASeatThatADeviceSells() {
        LiveClaim lent = claim("2", WHOLE, ClaimKind.LEASE);
        Seating seating = SeatPlanner.plan(seats("1", "2"), seats("1", "3"), List.of(lent), Map.of());
        assertThat(seating.stranded()).containsExactly(lent);
    }

    @Test
    void seatsEveryoneWhoCanBeSeatedAndNeverTwoOnOneSeat() {
        Random random = new Random(SEED);
        int fitted = 0;
        int refused = 0;
        int moved = 0;
        for (int round = 0; round < 3_000; round++) {
            String what = "seed " + SEED + " round " + round;
            List<BusSeat> old = bus(random, "", 2 + random.nextInt(4));
            List<BusSeat> bus = new ArrayList<>(old.subList(0, random.nextInt(old.size())));
            bus.addAll(bus(random, "N", 1 + random.nextInt(3)));
            List<LiveClaim> claims = claims(random, old);
            Seating seating = SeatPlanner.plan(old, bus, claims, Map.of());

            Map<UUID, String> at = new HashMap<>();
            claims.forEach(claim -> at.put(claim.claimId(), claim.seatNumber()));
            seating.moves().forEach(move -> at.put(move.claim().claimId(), move.seatNumber()));
            seating.stranded().forEach(claim -> at.remove(claim.claimId()));
            Set<String> numbers = bus.stream().map(BusSeat::seatNumber).collect(Collectors.toSet());
            assertThat(numbers).as(what).containsAll(at.values());
            for (LiveClaim one : claims) {
                for (LiveClaim other : claims) {
                    if (one != other && one.segments().overlaps(other.segments()) && at.containsKey(one.claimId())) {
                        assertThat(at.get(one.claimId())).as(what).isNotEqualTo(at.get(other.claimId()));
                    }
                }
            }
            for (LiveClaim claim : claims) {
                if (numbers.contains(claim.seatNumber())) {
                    assertThat(at)
                            .as("%s: a label is preferred", what)
                            .containsEntry(claim.claimId(), claim.seatNumber());
                }
            }
            boolean fits = fits(claims, numbers);
            assertThat(seating.stranded().isEmpty()).as(what).isEqualTo(fits);
            fitted += fits ? 1 : 0;
            refused += fits ? 0 : 1;
            moved += seating.moves().size();
        }
        assertThat(fitted).as("the test reaches both sides").isGreaterThan(300);
        assertThat(refused).as("the test reaches both sides").isGreaterThan(300);
        assertThat(moved).isGreaterThan(1_000);
    }

    private static List<BusSeat> bus(Random random, String prefix, int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(i -> random.nextBoolean() ? seat(prefix + i, "WINDOW") : seat(prefix + i))
                .toList();
    }

    private static List<LiveClaim> claims(Random random, List<BusSeat> bus) {
        List<LiveClaim> claims = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            int from = random.nextInt(4);
            LiveClaim wanted = sale(
                    bus.get(random.nextInt(bus.size())).seatNumber(),
                    new Segments(from, from + 1 + random.nextInt(4 - from)));
            if (claims.stream()
                    .noneMatch(claim -> claim.seatNumber().equals(wanted.seatNumber())
                            && claim.segments().overlaps(wanted.segments()))) {
                claims.add(wanted);
            }
        }
        return claims;
    }

    /** Says nothing of the planner: tries every seat for everyone who must move. */
    private static boolean fits(List<LiveClaim> claims, Set<String> numbers) {
        List<LiveClaim> staying = new ArrayList<>(claims.stream()
                .filter(claim -> numbers.contains(claim.seatNumber()))
                .toList());
        List<LiveClaim> moving = claims.stream()
                .filter(claim -> !numbers.contains(claim.seatNumber()))
                .toList();
        return fits(staying, moving, numbers);
    }

    private static boolean fits(List<LiveClaim> seated, List<LiveClaim> moving, Set<String> numbers) {
        if (moving.isEmpty()) {
            return true;
        }
        LiveClaim first = moving.get(0);
        for (String number : numbers) {
            boolean free = seated.stream()
                    .noneMatch(claim -> claim.seatNumber().equals(number)
                            && claim.segments().overlaps(first.segments()));
            if (free) {
                List<LiveClaim> more = new ArrayList<>(seated);
                more.add(sale(number, first.segments()));
                if (fits(more, moving.subList(1, moving.size()), numbers)) {
                    return true;
                }
            }
        }
        return false;
    }
}
