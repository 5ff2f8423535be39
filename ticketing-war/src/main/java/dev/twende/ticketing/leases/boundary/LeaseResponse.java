package dev.twende.ticketing.leases.boundary;

import dev.twende.ticketing.seats.entity.LeaseStatus;
import dev.twende.ticketing.seats.entity.LentSeats;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Seats that are lent to a device.
 *
 * @param status LIVE, RETURNED or EXPIRED
 * @param fromSequence where the stretch that was lent begins
 * @param until when what is not sold goes back by itself
 * @param seats what of it is neither sold nor given back; a seat that is sold in the middle is here twice
 */
public record LeaseResponse(
        UUID leaseId,
        UUID companyId,
        UUID deviceId,
        UUID scheduleId,
        LeaseStatus status,
        int fromSequence,
        int toSequence,
        Instant until,
        Instant createdAt,
        List<Seat> seats) {

    /** A seat on the stretch on which it is lent still. */
    public record Seat(String seatNumber, int fromSequence, int toSequence) {
        static Seat from(LentSeats.Part part) {
            return new Seat(
                    part.seatNumber(), part.segments().from(), part.segments().to());
        }
    }

    /** As the device and its company's staff see it. */
    public static LeaseResponse from(LentSeats lent) {
        return new LeaseResponse(
                lent.lease().leaseId(),
                lent.lease().companyId(),
                lent.lease().deviceId(),
                lent.lease().scheduleId(),
                lent.status(),
                lent.lease().segments().from(),
                lent.lease().segments().to(),
                lent.lease().endsAt(),
                lent.createdAt(),
                lent.parts().stream().map(Seat::from).toList());
    }
}
