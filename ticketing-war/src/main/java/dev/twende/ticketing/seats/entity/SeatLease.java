package dev.twende.ticketing.seats.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * Seats that a device has for itself on a stretch, to sell them without asking: a LEASE claim for each seat, held by the lease.
 *
 * <p>It ends by the database's clock, as a hold does, and nothing depends on a timer: whoever wants one of the seats then finds it free.
 * Until then the device turns parts of it into sales, and what is left on either side stays lent; or it gives all of the rest back.
 *
 * @param leaseId holder of the claims
 * @param segments of every seat, as they were lent
 * @param endsAt of what is not sold by then
 */
public record SeatLease(
        UUID leaseId, UUID companyId, UUID deviceId, UUID scheduleId, Segments segments, Instant endsAt) {}
