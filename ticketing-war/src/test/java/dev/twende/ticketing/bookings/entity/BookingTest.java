package dev.twende.ticketing.bookings.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookingTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Money FARE = new Money(2_000, "RWF");

    private final Booking booking = booking(seats("1", "2"));

    private static Booking booking(List<Booking.Seat> seats) {
        return new Booking(
                UUID.randomUUID(),
                "ABCDEFGH",
                new Trip(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 0, 2),
                new Contact("+250 788 123 456", null, "rw"),
                seats,
                new Booking.Terms("FLEX", null),
                NOW.plusSeconds(600),
                NOW);
    }

    private static List<Booking.Seat> seats(String... numbers) {
        return Stream.of(numbers)
                .map(number -> new Booking.Seat(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        number,
                        null,
                        new Booking.Rider(new PassengerDetails("Aline", "0788-999-999", "ADULT"), FARE)))
                .toList();
    }

    @Test
    void whoChangesSeatsHasBothOnOneTicketOfOnePrice() {
        SeatChange change = new SeatChange(UUID.randomUUID(), "7", 1, UUID.randomUUID());
        Booking.Seat first = seats("1").get(0);
        Booking changing =
                booking(List.of(new Booking.Seat(first.ticketId(), first.claimId(), "1", change, first.rider())));
        Ticket ticket = changing.tickets().get(0);
        assertThat(changing.claimIds()).containsExactly(first.claimId(), change.claimId());
        assertThat(ticket.change()).contains(change);
        assertThat(ticket.seats()).isEqualTo("1>7");
        assertThat(changing.total()).isEqualTo(FARE).isEqualTo(ticket.price());
        assertThat(changing.seatings())
                .containsExactly(new Seating(List.of(
                        new Seating.Place("1", new Segments(0, 1)), new Seating.Place("7", new Segments(1, 2)))));
        assertThat(booking.seatings())
                .extracting(seating -> seating.places().size())
                .containsExactly(1, 1);
    }

    private static void refuses(Runnable move, ProblemType type) {
        assertThatThrownBy(move::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void costsAFarePerSeat() {
        assertThat(booking.total()).isEqualTo(new Money(4_000, "RWF"));
        assertThat(booking.tickets()).extracting(Ticket::price).containsOnly(FARE);
    }

    @Test
    void givesMoreTimeOnceAndOnlyWhileItWaitsForMoney() {
        booking.extendHold(NOW.plusSeconds(700)); // for a payment, which is another matter
        booking.mustBeExtendable();
        booking.prolongHold(NOW.plusSeconds(1_200));
        assertThat(booking.holdExpiresAt()).isEqualTo(NOW.plusSeconds(1_200));
        refuses(booking::mustBeExtendable, ProblemType.BOOKING_NOT_EXTENDABLE);
        Booking paid = new Booking(
                UUID.randomUUID(),
                "ABCDEFGH",
                booking.trip(),
                booking.contact(),
                seats("1"),
                new Booking.Terms("FLEX", null),
                NOW,
                NOW);
        paid.pay();
        refuses(paid::mustBeExtendable, ProblemType.BOOKING_NOT_EXTENDABLE);
    }

    @Test
    void hasItsTimeFromTheStartWhenItIsPaidLater() {
        booking.payLater(NOW.plusSeconds(60));
        assertThat(booking.isPaidLater()).isTrue();
        assertThat(booking.remindAt()).contains(NOW.plusSeconds(60));
        booking.reminded();
        assertThat(booking.remindAt()).isEmpty();
        refuses(booking::mustBeExtendable, ProblemType.BOOKING_NOT_EXTENDABLE);
        booking.mustBePayable();
        booking.expire();
        assertThat(booking.status()).isEqualTo(BookingStatus.EXPIRED);
    }

    @Test
    void costsWhatItsRidersPayAndKeepsThatWhenItIsReservedAnew() {
        Booking.Rider child = new Booking.Rider(new PassengerDetails("Eric", null, "CHILD"), new Money(500, "RWF"));
        List<Booking.Seat> party = new ArrayList<>(seats("1"));
        party.add(new Booking.Seat(UUID.randomUUID(), UUID.randomUUID(), "2", null, child));
        Booking family = new Booking(
                UUID.randomUUID(),
                "ABCDEFGH",
                booking.trip(),
                booking.contact(),
                party,
                new Booking.Terms("STANDARD", "{}"),
                NOW,
                NOW);
        assertThat(family.total()).isEqualTo(new Money(2_500, "RWF"));
        assertThat(family.tickets()).extracting(Ticket::fareClass).containsOnly("STANDARD");
        List<Booking.Rider> riders =
                family.tickets().stream().map(Ticket::rider).toList();
        family.expire();
        family.reserveAnew(
                List.of(
                        new Booking.Seat(UUID.randomUUID(), UUID.randomUUID(), "3", null, riders.get(0)),
                        new Booking.Seat(UUID.randomUUID(), UUID.randomUUID(), "4", null, riders.get(1))),
                NOW);
        assertThat(family.tickets()).extracting(Ticket::price).containsExactly(FARE, new Money(500, "RWF"));
        assertThat(family.tickets())
                .extracting(ticket -> ticket.passenger().riderCategory())
                .containsExactly("ADULT", "CHILD");
        assertThat(family.tickets()).extracting(Ticket::fareClass).containsOnly("STANDARD");
    }

    @Test
    void takesItsPriceOnceAndNothingElse() {
        assertThat(booking.objectionTo(new Money(3_999, "RWF")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("amount"));
        assertThat(booking.objectionTo(new Money(4_000, "KES"))).isPresent();
        assertThat(booking.objectionTo(new Money(4_000, "RWF"))).isEmpty();
        booking.pay();
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.PAID);
        assertThat(booking.objectionTo(new Money(4_000, "RWF")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("paid already"));
        refuses(booking::mustBePayable, ProblemType.BOOKING_NOT_PAYABLE);
        refuses(() -> booking.release(booking.tickets(), UUID.randomUUID()), ProblemType.BOOKING_NOT_RELEASABLE);
        assertThatThrownBy(booking::expire).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isGivenUpBeforeItIsPaid() {
        booking.release(booking.tickets(), UUID.randomUUID());
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.CANCELLED);
        assertThat(booking.objectionTo(new Money(4_000, "RWF"))).isPresent();
        refuses(booking::mustBePayable, ProblemType.BOOKING_NOT_PAYABLE);
    }

    @Test
    void neverGoesFromExpiredToPaidButOverNewTickets() {
        List<UUID> old = booking.claimIds();
        booking.expire();
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.EXPIRED);
        assertThatThrownBy(booking::pay).isInstanceOf(IllegalStateException.class);
        booking.reserveAnew(seats("1", "7"), NOW.plusSeconds(900));
        assertThat(booking.seatNumbers()).containsExactly("1", "7");
        assertThat(booking.claimIds()).doesNotContainAnyElementsOf(old);
        booking.pay();
        assertThat(booking.tickets()).hasSize(2).extracting(Ticket::status).containsOnly(TicketStatus.PAID);
    }

    @Test
    void ridesWithAnotherBusOnNewTicketsAtTheSamePrice() {
        assertThatThrownBy(() -> booking.rebook(booking.trip(), seats("3", "4")))
                .isInstanceOf(IllegalStateException.class);
        booking.pay();
        List<Ticket> old = booking.tickets();
        Trip other = new Trip(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, 3);
        booking.rebook(other, seats("3", "4"));
        assertThat(booking.trip()).isSameAs(other);
        assertThat(booking.seatNumbers()).containsExactly("3", "4");
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.PAID);
        assertThat(old).extracting(Ticket::status).containsOnly(TicketStatus.CANCELLED);
        assertThat(booking.total()).isEqualTo(new Money(4_000, "RWF"));
    }

    @Test
    void isGivenBackAndThenRefunded() {
        assertThatThrownBy(() -> booking.giveBack(UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
        booking.pay();
        booking.giveBack(UUID.randomUUID());
        assertThat(booking.status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(booking.objectionTo(new Money(4_000, "RWF"))).isPresent();
        booking.refund();
        assertThat(booking.status()).isEqualTo(BookingStatus.REFUNDED);
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.REFUNDED);
        assertThatThrownBy(booking::pay).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ridesOnWithoutThoseWhoGaveTheirTicketsBackAtThePriceOfTheRest() {
        Ticket first = booking.tickets().get(0);
        UUID together = UUID.randomUUID();
        assertThatThrownBy(() -> booking.giveBack(List.of(first), together)).isInstanceOf(IllegalStateException.class);
        booking.pay();
        booking.giveBack(List.of(first), together);
        assertThat(booking.status()).isEqualTo(BookingStatus.PAID);
        assertThat(booking.total()).isEqualTo(FARE);
        assertThat(booking.seatNumbers()).containsExactly("2");
        assertThat(booking.shown())
                .extracting(Ticket::status)
                .containsExactly(TicketStatus.CANCELLED, TicketStatus.PAID);
        assertThat(booking.hasGivenBack(List.of(first.id()))).isTrue();
        assertThat(booking.hasGivenBack(List.of())).isFalse();
        refuses(() -> booking.chosen(List.of(first.id())), ProblemType.VALIDATION_FAILED);
        booking.repaid(together);
        assertThat(booking.shown())
                .extracting(Ticket::status)
                .containsExactly(TicketStatus.REFUNDED, TicketStatus.PAID);

        UUID last = UUID.randomUUID();
        booking.giveBack(booking.chosen(null), last);
        assertThat(booking.status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(booking.total()).isEqualTo(FARE);
        booking.repaid(last);
        booking.refund();
        assertThat(booking.shown()).extracting(Ticket::status).containsOnly(TicketStatus.REFUNDED);
    }

    @Test
    void unpaidLetsSomeGoUntilItIsBeingPaid() {
        booking.release(booking.tickets().subList(1, 2), UUID.randomUUID());
        assertThat(booking.status()).isEqualTo(BookingStatus.RESERVED);
        assertThat(booking.total()).isEqualTo(FARE);
        assertThat(booking.objectionTo(FARE)).isEmpty();
        booking.pay();
        assertThat(booking.shown())
                .extracting(Ticket::status)
                .containsExactly(TicketStatus.PAID, TicketStatus.CANCELLED);
    }

    @Test
    void doesNotLetSomeGoWhileAllAreBeingPaidButLetsAllGo() {
        booking.extendHold(NOW.plusSeconds(900));
        refuses(
                () -> booking.release(booking.tickets().subList(0, 1), UUID.randomUUID()),
                ProblemType.BOOKING_NOT_RELEASABLE);
        booking.release(booking.tickets(), UUID.randomUUID());
        assertThat(booking.status()).isEqualTo(BookingStatus.CANCELLED);
    }

    @Test
    void partsIntoTwoThatAddUp() {
        Ticket leaving = booking.tickets().get(1);
        assertThatThrownBy(() -> booking.splitOff(UUID.randomUUID(), "HGFEDCBA", List.of(leaving), NOW))
                .isInstanceOf(IllegalStateException.class);
        booking.pay();
        Booking other = booking.splitOff(UUID.randomUUID(), "HGFEDCBA", List.of(leaving), NOW);
        assertThat(other.tickets()).containsExactly(leaving);
        assertThat(booking.tickets()).hasSize(1).doesNotContain(leaving);
        assertThat(booking.total().plus(other.total())).isEqualTo(new Money(4_000, "RWF"));
        assertThat(other.status()).isEqualTo(BookingStatus.PAID);
        assertThat(other.isReachedBy("250788123456")).isTrue();
        assertThatThrownBy(() -> other.splitOff(UUID.randomUUID(), "AAAABBBB", other.tickets(), NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ridesOtherwiseOnNewTicketsAtTheirPrice() {
        booking.pay();
        List<Ticket> old = booking.tickets();
        Trip other = new Trip(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, 3);
        Booking.Terms terms = new Booking.Terms("STANDARD", "{}");
        assertThatThrownBy(() -> booking.exchange(old.subList(0, 1), other, terms, seats("9")))
                .isInstanceOf(IllegalStateException.class);
        booking.exchange(old, other, terms, seats("8", "9"));
        assertThat(old).extracting(Ticket::status).containsOnly(TicketStatus.CANCELLED);
        assertThat(booking.seatNumbers()).containsExactly("8", "9");
        assertThat(booking.fareClass()).isEqualTo("STANDARD");
        assertThat(booking.trip().isSameRide(other)).isTrue();

        // one of them sits elsewhere: nothing else changes, so the party stays together
        booking.exchange(booking.tickets().subList(0, 1), other, terms, seats("7"));
        assertThat(booking.seatNumbers()).containsExactlyInAnyOrder("7", "9");
        assertThat(booking.shown()).hasSize(2);
        assertThat(booking.total()).isEqualTo(new Money(4_000, "RWF"));
    }

    @Test
    void handsATicketOnAndMakesItsCodeVoid() {
        booking.pay();
        Ticket ticket = booking.tickets().get(0);
        int before = ticket.issue();
        booking.handOver(ticket, ticket.passenger().other("Grace", "0788000000", null));
        assertThat(ticket.passenger().name()).isEqualTo("Grace");
        assertThat(ticket.passenger().riderCategory()).isEqualTo("ADULT");
        assertThat(ticket.issue()).isEqualTo(before + 1);
        assertThat(booking.isReachedBy("0788000000")).isTrue();
    }

    @Test
    void isReachedByThePhonesOfItsParty() {
        assertThat(booking.isReachedBy("250788123456")).isTrue();
        assertThat(booking.isReachedBy("+250-788-123-456")).isTrue();
        assertThat(booking.isReachedBy("0788999999")).isTrue();
        assertThat(booking.isReachedBy("250788123457")).isFalse();
        assertThat(booking.isReachedBy("")).isFalse();
    }

    @Test
    void extendsItsHold() {
        booking.extendHold(NOW.plusSeconds(900));
        assertThat(booking.isHoldExtended()).isTrue();
        assertThat(booking.holdExpiresAt()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void itsPassengersBoardAndAreMissedOneByOne() {
        booking.pay();
        Ticket one = booking.tickets().get(0);
        Ticket other = booking.tickets().get(1);
        assertThat(booking.isOnBoard()).isFalse();
        booking.miss(one);
        booking.board(other);
        assertThat(booking.isOnBoard()).isTrue();
        booking.board(one); // came after all
        booking.undoBoarding(one);
        assertThat(one.status()).isEqualTo(TicketStatus.PAID);
        assertThatThrownBy(() -> booking.miss(other)).isInstanceOf(IllegalStateException.class);
        booking.giveBack(UUID.randomUUID()); // the bus does not run after all
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.CANCELLED);
        assertThatThrownBy(() -> booking.board(one)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoHasTravelledHasTravelledWhenTheMoneyGoesBack() {
        booking.pay();
        booking.board(booking.tickets().get(0));
        booking.miss(booking.tickets().get(1));
        booking.refund();
        assertThat(booking.tickets())
                .extracting(Ticket::status)
                .containsExactly(TicketStatus.BOARDED, TicketStatus.REFUNDED);
        booking.undoBoarding(booking.tickets().get(0)); // nobody had, after all
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.REFUNDED);
    }

    @Test
    void aVoucherLowersTheTicketsPricesByExactlyWhatItTakesOff() {
        UUID voucher = UUID.randomUUID();
        booking.reduce(voucher, new Money(999, "RWF"));
        assertThat(booking.total()).isEqualTo(new Money(3_001, "RWF"));
        assertThat(booking.tickets())
                .extracting(ticket -> ticket.price().amount())
                .containsExactly(1_500L, 1_501L);
        assertThat(booking.discount()).contains(new Money(999, "RWF"));
        assertThat(booking.voucherId()).contains(voucher);
        assertThat(booking.price()).isEqualTo(new Money(4_000, "RWF"));
        assertThat(booking.status()).isEqualTo(BookingStatus.RESERVED);
    }

    @Test
    void aVoucherThatLeavesNothingToPayPays() {
        booking.reduce(UUID.randomUUID(), booking.total());
        assertThat(booking.total()).isEqualTo(new Money(0, "RWF"));
        assertThat(booking.status()).isEqualTo(BookingStatus.PAID);
        assertThat(booking.tickets()).extracting(Ticket::status).containsOnly(TicketStatus.PAID);
    }
}
