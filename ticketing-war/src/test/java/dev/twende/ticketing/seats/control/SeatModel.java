package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.ClaimState;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Who has which seat of one bus on which segment, in the simplest way: a list of claims, searched from end to end. */
final class SeatModel {
    private static final class Claim {
        final UUID id;
        final String seat;
        /** Null when it is no part of a lease. */
        final UUID lease;

        Segments segments;
        ClaimKind kind;
        ClaimState state = ClaimState.LIVE;
        boolean isLapsed;

        Claim(UUID id, String seat, Segments segments, ClaimKind kind, UUID lease) {
            this.id = id;
            this.seat = seat;
            this.segments = segments;
            this.kind = kind;
            this.lease = lease;
        }

        boolean isLive() {
            return state == ClaimState.LIVE;
        }

        boolean isHold() {
            return isLive() && kind == ClaimKind.HOLD;
        }

        boolean isInTheWayOf(String wanted, Segments stretch) {
            return isLive() && seat.equals(wanted) && segments.overlaps(stretch);
        }

        boolean isLent() {
            return isLive() && kind == ClaimKind.LEASE;
        }

        boolean yields() {
            return (isHold() || isLent()) && isLapsed;
        }

        boolean has(String wanted, Segments stretch) {
            return seat.equals(wanted) && segments.from() <= stretch.from() && stretch.to() <= segments.to();
        }

        /** A lease that is over may have been buried by anyone at any time. */
        String standing() {
            return kind == ClaimKind.LEASE && isLapsed ? OVER : kind + " " + state;
        }
    }

    /** A lease whose time is over, noticed or not. */
    static final String OVER = "LEASE OVER";

    private final int segments;
    private final Map<UUID, Claim> claims = new LinkedHashMap<>();
    private final Map<UUID, UUID> deviceOfLease = new HashMap<>();

    SeatModel(int stops) {
        this.segments = stops - 1;
    }

    boolean isFree(List<SeatClaim> wanted, Segments stretch) {
        return wanted.stream()
                .allMatch(seat -> claims.values().stream()
                        .filter(claim -> claim.isInTheWayOf(seat.seatNumber(), stretch))
                        .allMatch(Claim::yields));
    }

    /** Lapsed holds in the way are over, whether all the seats can be had or not. */
    void bury(List<SeatClaim> wanted, Segments stretch) {
        wanted.forEach(seat -> claims.values().stream()
                .filter(claim -> claim.isInTheWayOf(seat.seatNumber(), stretch) && claim.yields())
                .forEach(claim -> claim.state = ClaimState.EXPIRED));
    }

    void take(List<SeatClaim> wanted, Segments stretch, ClaimKind kind) {
        take(wanted, stretch, kind, null);
    }

    private void take(List<SeatClaim> wanted, Segments stretch, ClaimKind kind, UUID lease) {
        bury(wanted, stretch);
        wanted.forEach(seat -> put(seat.claimId(), seat.seatNumber(), stretch, kind, lease));
    }

    private void put(UUID id, String seat, Segments stretch, ClaimKind kind, UUID lease) {
        claims.put(id, new Claim(id, seat, stretch, kind, lease));
    }

    void lend(UUID lease, UUID device, List<SeatClaim> wanted, Segments stretch) {
        deviceOfLease.put(lease, device);
        take(wanted, stretch, ClaimKind.LEASE, lease);
    }

    /** The sale's claim, if the seat is lent to the device so far; then it is sold, and the rest of it stays lent. */
    Optional<UUID> sellLeased(UUID device, LeasedSale sale) {
        Optional<Claim> lent = claims.values().stream()
                .filter(claim -> claim.isLent() && !claim.isLapsed && claim.has(sale.seatNumber(), sale.segments()))
                .filter(claim -> deviceOfLease.get(claim.lease).equals(device))
                .findFirst();
        lent.ifPresent(claim -> {
            Segments whole = claim.segments;
            claim.kind = ClaimKind.SALE;
            claim.segments = sale.segments();
            lendRest(sale.before(), claim, whole.from(), sale.segments().from());
            lendRest(sale.behind(), claim, sale.segments().to(), whole.to());
        });
        return lent.map(claim -> claim.id);
    }

    private void lendRest(UUID id, Claim sold, int from, int to) {
        if (from < to) {
            put(id, sold.seat, new Segments(from, to), ClaimKind.LEASE, sold.lease);
        }
    }

    private List<Claim> lent(UUID lease) {
        return claims.values().stream()
                .filter(claim -> claim.isLent() && claim.lease.equals(lease))
                .toList();
    }

    boolean isLent(UUID lease) {
        return lent(lease).stream().anyMatch(claim -> !claim.isLapsed);
    }

    void giveBack(UUID lease) {
        lent(lease).stream().filter(claim -> !claim.isLapsed).forEach(claim -> claim.state = ClaimState.RELEASED);
    }

    void lapseLease(UUID lease) {
        lent(lease).forEach(claim -> claim.isLapsed = true);
    }

    private List<Claim> of(Collection<UUID> ids) {
        return ids.stream().map(claims::get).toList();
    }

    boolean areHolds(List<UUID> ids) {
        return of(ids).stream().allMatch(Claim::isHold);
    }

    boolean canBeExtended(List<UUID> ids) {
        return of(ids).stream().allMatch(claim -> claim.isHold() && !claim.isLapsed);
    }

    void sell(List<UUID> ids) {
        of(ids).forEach(claim -> claim.kind = ClaimKind.SALE);
    }

    /** Whether any of them was a hold still. */
    boolean lapse(List<UUID> ids) {
        List<Claim> holds = of(ids).stream().filter(Claim::isHold).toList();
        holds.forEach(hold -> hold.isLapsed = true);
        return !holds.isEmpty();
    }

    boolean isLapsed(List<UUID> ids) {
        return of(ids).stream().anyMatch(claim -> claim.isLapsed);
    }

    void sweep(List<UUID> ids) {
        of(ids).stream().filter(Claim::yields).forEach(claim -> claim.state = ClaimState.EXPIRED);
    }

    void end(List<UUID> ids, ClaimState ended) {
        of(ids).stream().filter(Claim::isLive).forEach(claim -> claim.state = ended);
    }

    Optional<UUID> anyBlock() {
        return claims.values().stream()
                .filter(claim -> claim.isLive() && claim.kind == ClaimKind.BLOCK)
                .map(claim -> claim.id)
                .findFirst();
    }

    /** Every seat's segments with who has them; seats that nobody has are left out, and leases that are over. */
    Map<String, List<String>> seats() {
        Map<String, List<String>> seats = new TreeMap<>();
        claims.values().stream()
                .filter(claim -> claim.isLive() && !claim.standing().equals(OVER))
                .forEach(claim -> occupy(seats, segments, claim.seat, claim.segments, claim.kind + " " + claim.id));
        return seats;
    }

    /** Puts a claim on the segments of its seat, beside whatever is there already. */
    static void occupy(Map<String, List<String>> seats, int segments, String seat, Segments stretch, String who) {
        List<String> row = seats.computeIfAbsent(seat, none -> new ArrayList<>(Collections.nCopies(segments, "")));
        for (int segment = stretch.from(); segment < stretch.to(); segment++) {
            row.set(segment, row.get(segment) + who);
        }
    }

    /** How every claim that there ever was stands. */
    Map<UUID, String> claims() {
        Map<UUID, String> states = new HashMap<>();
        claims.values().forEach(claim -> states.put(claim.id, claim.standing()));
        return states;
    }
}
