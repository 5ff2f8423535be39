package dev.twende.ticketing.seats.boundary;

import dev.twende.ticketing.seats.control.ClaimStore;
import dev.twende.ticketing.seats.control.LeaseStore;
import dev.twende.ticketing.seats.entity.LeaseStatus;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.Lent;
import dev.twende.ticketing.seats.entity.LentSeats;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatForDevice;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which seats are lent to which device. A lease is made of claims like any other: what is sold cannot be lent, and what is lent is sold
 * by its device alone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SeatLeases {
    private ClaimStore claims;
    private LeaseStore store;

    protected SeatLeases() {} // for the CDI proxy

    @Inject
    public SeatLeases(ClaimStore claims, LeaseStore store) {
        this.claims = claims;
        this.store = store;
    }

    /**
     * Lends seats to a device.
     *
     * @param seats as {@link SeatClaims#toEach} names them
     * @return whether all were free; otherwise the caller must roll back
     */
    public boolean lease(SeatLease lease, List<SeatClaim> seats) {
        if (claims.lend(lease.leaseId(), lease.scheduleId(), lease.segments(), seats, lease.endsAt()) < seats.size()) {
            return false;
        }
        store.add(lease);
        return true;
    }

    /**
     * Turns a part of what is lent to the device into a sale, in one statement: the claim shrinks to what is sold, and what is left on
     * either side stays lent under claims of its own, so that there is no moment at which anybody else could have it.
     *
     * @return the sale's claim; empty when the seat is not lent to this device on the whole stretch, or no longer
     */
    public Optional<UUID> sellLeased(
            UUID deviceId, UUID scheduleId, String seatNumber, Segments segments, UUID bookingId) {
        return sellLeased(deviceId, List.of(LeasedSale.of(scheduleId, seatNumber, segments, bookingId)))
                .get(0);
    }

    /**
     * As the other, of many sales; two statements, unless several are of one seat. Who ends a lease, or sells of it, at the same moment
     * waits for us.
     *
     * @param sales in the order in which they were made
     * @return one for each sale
     */
    public List<Optional<UUID>> sellLeased(UUID deviceId, List<LeasedSale> sales) {
        store.lockOf(deviceId, sales.stream().map(LeasedSale::scheduleId).collect(Collectors.toSet()));
        UUID[] sold = new UUID[sales.size()];
        for (List<Integer> turn : turns(sales)) {
            Map<Integer, UUID> claimIds =
                    store.sell(deviceId, turn.stream().map(sales::get).toList());
            claimIds.forEach((place, claimId) -> sold[turn.get(place)] = claimId);
        }
        return Arrays.stream(sold).map(Optional::ofNullable).toList();
    }

    /** A statement changes a claim once: the second sale of a seat finds what the first has left. */
    private static List<List<Integer>> turns(List<LeasedSale> sales) {
        record Seat(UUID scheduleId, String seatNumber) {}
        List<List<Integer>> turns = new ArrayList<>();
        Map<Seat, Integer> sold = new HashMap<>();
        for (int i = 0; i < sales.size(); i++) {
            int turn =
                    sold.merge(new Seat(sales.get(i).scheduleId(), sales.get(i).seatNumber()), 1, Integer::sum) - 1;
            if (turn == turns.size()) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn).add(i);
        }
        return turns;
    }

    /** Gives back what of a lease is not sold; one that has ended stays as it is. */
    public void giveBack(UUID leaseId) {
        store.end(store.lock(List.of(leaseId)), LeaseStatus.RETURNED);
    }

    /** As {@link #giveBack}, of everything that is lent to a device. */
    public void giveBackAllOf(UUID deviceId) {
        store.end(store.lockAllOf(deviceId), LeaseStatus.RETURNED);
    }

    /** As {@link #giveBack}, of everything that is lent of a schedule. */
    public void giveBackAllOn(UUID scheduleId) {
        store.end(store.lockAllOn(scheduleId), LeaseStatus.RETURNED);
    }

    /**
     * Lets what is lent of a schedule end no later than this; never gives it more time.
     *
     * @param latest for what is lent from each stop on, in the order of the stops
     */
    public void endBy(UUID scheduleId, List<Instant> latest) {
        store.lockAllOn(scheduleId);
        store.shorten(scheduleId, latest);
    }

    /** How much is lent, and stays so until the transaction ends: whoever of the company borrows at the same moment waits for us. */
    public Lent lockLent(UUID companyId, UUID deviceId) {
        return store.lockLent(companyId, deviceId);
    }

    /** How many seats are lent to each of these devices now; those without any are absent. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<UUID, Integer> lentByDevice(Collection<UUID> deviceIds) {
        return store.lentByDevice(deviceIds);
    }

    /** The lease, with what of it is left. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<LentSeats> find(UUID leaseId) {
        return store.find(leaseId);
    }

    /** What is lent to a device now, oldest first. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<LentSeats> liveOf(UUID deviceId) {
        return store.liveOf(deviceId);
    }

    /**
     * What of these schedules is not for everyone, as a device sees it, by seat and stretch.
     *
     * @param deviceId null for who has no lease
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<SeatForDevice> seen(Collection<UUID> scheduleIds, UUID deviceId) {
        return store.seen(scheduleIds, deviceId);
    }

    /**
     * Leases of a company, latest first.
     *
     * @param deviceId null for all of its devices
     * @param before the id that they come before
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<LentSeats> list(UUID companyId, UUID deviceId, UUID before, int limit) {
        return store.list(companyId, deviceId, before, limit);
    }

    /**
     * Notes leases whose time is over, and buries their claims; no seat waits for it.
     *
     * @return how many were found
     */
    public int sweep(int most) {
        return store.expireLapsed(most);
    }
}
