package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passengers who have two seats, one after the other, on a real PostgreSQL: chosen around what others have, and claimed whole or not. */
class ChangeOfSeatsTest {
    private static final Segments WHOLE = new Segments(0, 4);
    private static final List<String> BUS = List.of("1", "2", "3");
    private static final Duration HOLD = Duration.ofMinutes(10);

    private static TicketingSchema schema;
    private static ClaimStore store;
    private static SeatClaims claims;

    private final UUID schedule = UUID.randomUUID();
    private final UUID booking = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = TicketingSchema.claimStore(schema.dataSource());
        claims = new SeatClaims(store);
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private void sold(String seat, int from, int to) {
        assertThat(claims.take(UUID.randomUUID(), schedule, new Segments(from, to), SeatClaims.toEach(List.of(seat))))
                .isTrue();
    }

    private List<Seating> chosen(int passengers) {
        return claims.chooseWithChanges(schedule, WHOLE, BUS, passengers);
    }

    private static Seating.Place place(String seat, int from, int to) {
        return new Seating.Place(seat, new Segments(from, to));
    }

    private List<String> own() {
        return store.live(schedule).stream()
                .filter(claim -> claim.holderId().equals(booking))
                .map(ChangeOfSeatsTest::text)
                .toList();
    }

    private static String text(LiveClaim claim) {
        return claim.seatNumber() + " " + claim.segments().from() + "-"
                + claim.segments().to();
    }

    @Test
    void areSeatedAroundAllThatOthersHaveOnASeat() {
        sold("1", 3, 4);
        sold("2", 0, 1);
        sold("2", 3, 4); // so it is free in the middle only
        sold("3", 0, 2);
        assertThat(chosen(1)).containsExactly(new Seating(List.of(place("1", 0, 3), place("3", 3, 4))));
        assertThat(chosen(2)).isEmpty();
    }

    @Test
    void aSeatAllTheWayIsBetterThanTwo() {
        sold("1", 3, 4);
        sold("2", 0, 1);
        assertThat(chosen(1)).containsExactly(Seating.whole("3", WHOLE));
    }

    @Test
    void bothSeatsAreHeldAndBothAreSold() {
        sold("1", 3, 4);
        sold("2", 0, 1);
        List<Seating> party = chosen(2);
        List<List<SeatClaim>> wanted = SeatClaims.toEachPlace(party);
        assertThat(claims.hold(booking, schedule, party, wanted, HOLD)).isPresent();
        assertThat(own()).containsExactly("1 0-3", "2 3-4", "3 0-4");
        assertThat(claims.sell(wanted.stream()
                        .flatMap(List::stream)
                        .map(SeatClaim::claimId)
                        .toList()))
                .isTrue();
    }

    @Test
    void whoLosesOneOfTheTwoHasNeither() {
        sold("1", 3, 4);
        sold("2", 0, 1);
        sold("3", 0, 4);
        List<Seating> party = chosen(1);
        sold("2", 3, 4); // in between
        assertThat(claims.hold(booking, schedule, party, SeatClaims.toEachPlace(party), HOLD))
                .as("the caller rolls back")
                .isEmpty();
        claims.release(store.live(schedule).stream()
                .filter(claim -> claim.holderId().equals(booking))
                .map(LiveClaim::claimId)
                .toList());
        assertThat(claims.take(booking, schedule, party, SeatClaims.toEachPlace(party)))
                .isFalse();
        assertThat(own()).isEmpty();
    }
}
