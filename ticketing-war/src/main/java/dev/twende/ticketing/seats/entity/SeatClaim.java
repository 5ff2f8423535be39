package dev.twende.ticketing.seats.entity;

import java.util.UUID;

/**
 * A claim to one seat on one stretch of one schedule; the database lets no two live ones overlap.
 *
 * <p>A claim is made as a HOLD when a passenger books, and lives until the hold's time is over by the database's clock. A payment
 * in time makes it a SALE, which does not end by itself. A hold whose time is over is only <em>found</em> dead by whoever wants the
 * seat next, or by the sweeper: nothing depends on a timer. A LEASE ends in the same way, and a sale of a part of it leaves the rest
 * lent under claims of their own. What has ended stays ended; a payment that comes too late makes
 * a new claim, if the seat is still free.
 *
 * @param claimId made new for every try, so that a stale writer matches no row
 */
public record SeatClaim(UUID claimId, String seatNumber) {}
