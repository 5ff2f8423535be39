package dev.twende.ticketing.bookings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of both tables. */
class StatusMovesTest {
    @Test
    void bookings() {
        Map<BookingStatus, Set<BookingStatus>> legal = Map.of(
                BookingStatus.RESERVED, EnumSet.of(BookingStatus.PAID, BookingStatus.EXPIRED, BookingStatus.CANCELLED),
                BookingStatus.EXPIRED, EnumSet.of(BookingStatus.RESERVED),
                BookingStatus.PAID, EnumSet.of(BookingStatus.CANCELLED, BookingStatus.REFUNDED),
                BookingStatus.CANCELLED, EnumSet.of(BookingStatus.REFUNDED),
                BookingStatus.REFUNDED, EnumSet.noneOf(BookingStatus.class));
        for (BookingStatus from : BookingStatus.values()) {
            for (BookingStatus to : BookingStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }

    @Test
    void tickets() {
        Map<TicketStatus, Set<TicketStatus>> legal = Map.of(
                TicketStatus.RESERVED, EnumSet.of(TicketStatus.PAID, TicketStatus.CANCELLED, TicketStatus.EXPIRED),
                TicketStatus.PAID,
                        EnumSet.of(
                                TicketStatus.CANCELLED,
                                TicketStatus.BOARDED,
                                TicketStatus.NO_SHOW,
                                TicketStatus.REFUNDED),
                TicketStatus.CANCELLED, EnumSet.of(TicketStatus.REFUNDED),
                TicketStatus.BOARDED, EnumSet.of(TicketStatus.PAID, TicketStatus.CANCELLED),
                TicketStatus.NO_SHOW, EnumSet.of(TicketStatus.BOARDED, TicketStatus.CANCELLED, TicketStatus.REFUNDED),
                TicketStatus.EXPIRED, EnumSet.noneOf(TicketStatus.class),
                TicketStatus.REFUNDED, EnumSet.noneOf(TicketStatus.class));
        for (TicketStatus from : TicketStatus.values()) {
            for (TicketStatus to : TicketStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
