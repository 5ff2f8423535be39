package dev.twende.ticketing.boardings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.boardings.entity.BoardingRules.Place;
import dev.twende.ticketing.boardings.entity.BoardingRules.Presented;
import dev.twende.ticketing.boardings.entity.BoardingRules.Validity;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ticket from Muhanga (1) to Nyamagabe (3), scanned everywhere and always. */
class BoardingRulesTest {
    private static final UUID BUS = UUID.randomUUID();
    private static final Instant OPENS = Instant.parse("2026-12-01T06:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-12-02T18:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2026-12-01T12:00:00Z");

    private static Decision judge(TicketStatus status, int sequence, Instant at) {
        return judge(new Presented(status, false, BUS, 1, 3), ScheduleStatus.SCHEDULED, sequence, at);
    }

    private static Decision judge(Presented ticket, ScheduleStatus schedule, int sequence, Instant at) {
        return BoardingRules.judge(ticket, new Place(BUS, schedule, sequence), new Validity(OPENS, ENDS), at);
    }

    @Test
    void aPaidTicketIsGoodOnItsStretchAndNowhereElse() {
        assertThat(judge(TicketStatus.PAID, 0, BETWEEN)).isEqualTo(Decision.WRONG_STOP);
        assertThat(judge(TicketStatus.PAID, 1, BETWEEN)).isEqualTo(Decision.OK);
        assertThat(judge(TicketStatus.PAID, 2, BETWEEN))
                .as("got on one stop late")
                .isEqualTo(Decision.OK);
        assertThat(judge(TicketStatus.PAID, 3, BETWEEN)).isEqualTo(Decision.WRONG_STOP);
        assertThat(judge(TicketStatus.PAID, 4, BETWEEN)).isEqualTo(Decision.WRONG_STOP);
    }

    @Test
    void whoStaysTooLongIsFoundThoughTheyBoardedWell() {
        assertThat(judge(TicketStatus.BOARDED, 2, BETWEEN)).isEqualTo(Decision.ALREADY_BOARDED);
        assertThat(judge(TicketStatus.BOARDED, 3, BETWEEN)).isEqualTo(Decision.WRONG_STOP);
        assertThat(judge(TicketStatus.BOARDED, 4, BETWEEN)).isEqualTo(Decision.WRONG_STOP);
    }

    @Test
    void bothEndsOfTheValidityBelongToIt() {
        assertThat(judge(TicketStatus.PAID, 1, OPENS.minusSeconds(1))).isEqualTo(Decision.NOT_YET_VALID);
        assertThat(judge(TicketStatus.PAID, 1, OPENS)).isEqualTo(Decision.OK);
        assertThat(judge(TicketStatus.PAID, 1, ENDS)).isEqualTo(Decision.OK);
        assertThat(judge(TicketStatus.PAID, 1, ENDS.plusSeconds(1))).isEqualTo(Decision.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void everyStatusHasItsAnswer(TicketStatus status) {
        Decision expected = switch (status) {
            case RESERVED -> Decision.UNPAID;
            case PAID, NO_SHOW -> Decision.OK; // who comes late, comes
            case BOARDED -> Decision.ALREADY_BOARDED;
            case EXPIRED -> Decision.EXPIRED;
            case CANCELLED, REFUNDED -> Decision.CANCELLED;
        };
        assertThat(judge(status, 1, BETWEEN)).isEqualTo(expected);
        assertThat(judge(new Presented(status, true, BUS, 1, 3), ScheduleStatus.SCHEDULED, 1, BETWEEN))
                .as("a print that was replaced")
                .isEqualTo(Decision.REVOKED);
    }

    @ParameterizedTest
    @EnumSource(ScheduleStatus.class)
    void onlyABusThatDoesNotRunRefusesThem(ScheduleStatus schedule) {
        assertThat(judge(new Presented(TicketStatus.PAID, false, BUS, 1, 3), schedule, 1, BETWEEN))
                .isEqualTo(schedule == ScheduleStatus.CANCELLED ? Decision.CANCELLED : Decision.OK);
    }

    @Test
    void anotherBusIsTheWrongOneWhateverElseIsWrong() {
        Presented elsewhere = new Presented(TicketStatus.BOARDED, false, UUID.randomUUID(), 1, 3);
        assertThat(judge(elsewhere, ScheduleStatus.SCHEDULED, 4, ENDS.plusSeconds(1)))
                .isEqualTo(Decision.WRONG_TRIP);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void onlyAnOkBoardsWithTheNetworkAndOnlyThisRideWithout(Decision decision) {
        assertThat(Boarding.isBoarding(decision, false)).isEqualTo(decision == Decision.OK);
        boolean isAboutAnotherRide = switch (decision) {
            case WRONG_TRIP, CANCELLED, REVOKED, UNPAID, INVALID, AMBIGUOUS -> true;
            case OK, ALREADY_BOARDED, WRONG_STOP, NOT_YET_VALID, EXPIRED -> false;
        };
        assertThat(Boarding.isBoarding(decision, true)).isEqualTo(!isAboutAnotherRide);
    }
}
