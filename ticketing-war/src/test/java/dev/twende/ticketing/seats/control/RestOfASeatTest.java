package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The seat of a passenger who did not come, on a real PostgreSQL: sold again behind the next stop, and given back if nobody has it. */
class RestOfASeatTest {
    private static final Segments WHOLE = new Segments(0, 4);
    private static final Segments REST = new Segments(1, 4);

    private static TicketingSchema schema;
    private static ClaimStore store;
    private static SeatClaims claims;

    private final UUID schedule = UUID.randomUUID();
    private final UUID booking = UUID.randomUUID();
    private final SeatClaim sold = new SeatClaim(UUID.randomUUID(), "7");

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

    private boolean another(Segments segments) {
        return claims.take(
                UUID.randomUUID(), schedule, segments, List.of(new SeatClaim(UUID.randomUUID(), sold.seatNumber())));
    }

    private List<Segments> live() {
        return store.live(schedule).stream().map(LiveClaim::segments).toList();
    }

    @Test
    void theRestIsSoldToOthersAndTheBeginningIsNot() {
        assertThat(claims.take(booking, schedule, WHOLE, List.of(sold))).isTrue();
        assertThat(another(REST)).isFalse();
        assertThat(claims.giveUpRest(sold.claimId(), 1)).isTrue();
        assertThat(claims.giveUpRest(sold.claimId(), 1))
                .as("there is no rest any more")
                .isFalse();
        assertThat(another(new Segments(0, 2))).isFalse();
        assertThat(another(new Segments(2, 3))).isTrue();
        assertThat(live()).containsExactly(new Segments(0, 1), new Segments(2, 3));
    }

    @Test
    void whoComesAfterAllHasTheSeatAgainUnlessAnotherHasAPartOfIt() {
        claims.take(booking, schedule, WHOLE, List.of(sold));
        claims.giveUpRest(sold.claimId(), 1);
        assertThat(claims.takeBackRest(booking, schedule, sold.claimId(), sold.seatNumber(), REST))
                .isTrue();
        assertThat(live()).as("one claim, as before").containsExactly(WHOLE);
        assertThat(another(new Segments(3, 4))).isFalse();

        claims.giveUpRest(sold.claimId(), 1);
        assertThat(another(new Segments(3, 4))).isTrue();
        assertThat(claims.takeBackRest(booking, schedule, sold.claimId(), sold.seatNumber(), REST))
                .isFalse();
        assertThat(live()).containsExactly(new Segments(0, 1), new Segments(3, 4));
    }

    @Test
    void whatHasEndedIsNeitherGivenUpNorOverlapsAnything() {
        claims.take(booking, schedule, WHOLE, List.of(sold));
        claims.release(List.of(sold.claimId()));
        assertThat(claims.giveUpRest(sold.claimId(), 1)).isFalse();
        assertThat(live()).isEmpty();
    }
}
