package dev.twende.ticketing.namechanges.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.namechanges.entity.NameChange;
import dev.twende.ticketing.namechanges.entity.NameChangeStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket that is handed on, or will be when its fee is paid.
 *
 * @param name who rides, or is to ride
 * @param status COMPLETED at once when it costs nothing; PENDING until a payment of the booking by its reference brings the fee
 * @param fee by the conditions of the ticket
 * @param payUntil until when the fee is waited for; absent when it is not
 * @param changesLeft how often the ticket may still be handed on
 */
public record NameChangeResponse(
        UUID changeId,
        String bookingReference,
        UUID ticketId,
        String name,
        NameChangeStatus status,
        Money fee,
        Instant payUntil,
        long changesLeft) {

    static NameChangeResponse from(NameChange change, Booking booking, long changesLeft) {
        return new NameChangeResponse(
                change.id(),
                booking.reference(),
                change.ticketId(),
                change.newName(),
                change.status(),
                new Money(change.fee(), booking.total().currency()),
                change.status() == NameChangeStatus.PENDING ? change.expiresAt() : null,
                changesLeft);
    }
}
