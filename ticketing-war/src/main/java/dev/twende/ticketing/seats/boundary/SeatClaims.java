package dev.twende.ticketing.seats.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.ticketing.seats.control.ClaimStore;
import dev.twende.ticketing.seats.control.SeatAllocator;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.ClaimState;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.MovedClaim;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatPlace;
import dev.twende.ticketing.seats.entity.SeatWish;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who has which seat on which stretch. What changes claims joins the transaction of the sale it belongs to. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SeatClaims {
    private final SeatAllocator allocator = new SeatAllocator(new SecureRandom());
    private ClaimStore store;

    protected SeatClaims() {} // for the CDI proxy

    @Inject
    public SeatClaims(ClaimStore store) {
        this.store = store;
    }

    /** Names a claim to each seat, before it is made. */
    public static List<SeatClaim> toEach(Collection<String> seats) {
        return seats.stream().map(seat -> new SeatClaim(Ids.next(), seat)).toList();
    }

    /**
     * Holds the seats for a while.
     *
     * @return when the hold ends; empty when a seat is taken, and then the caller must roll back
     */
    public Optional<Instant> hold(
            UUID holder, UUID scheduleId, Segments segments, List<SeatClaim> claims, Duration lifetime) {
        List<Optional<Instant>> held = store.claim(holder, scheduleId, segments, claims, ClaimKind.HOLD, lifetime);
        return held.size() == claims.size() ? held.get(0) : Optional.empty();
    }

    /** Names a claim to each place of each passenger, before it is made. */
    public static List<List<SeatClaim>> toEachPlace(List<Seating> party) {
        return party.stream()
                .map(seating -> toEach(
                        seating.places().stream().map(Seating.Place::seatNumber).toList()))
                .toList();
    }

    /**
     * As the other, of passengers some of whom may change seats on the way: a statement for each stretch.
     *
     * @param claims as {@link #toEachPlace} names them
     */
    public Optional<Instant> hold(
            UUID holder, UUID scheduleId, List<Seating> party, List<List<SeatClaim>> claims, Duration lifetime) {
        Optional<Instant> earliest = Optional.of(Instant.MAX);
        for (Map.Entry<Segments, List<SeatClaim>> part :
                byStretch(party, claims).entrySet()) {
            Optional<Instant> until = hold(holder, scheduleId, part.getKey(), part.getValue(), lifetime);
            earliest = earliest.flatMap(before -> until.map(end -> end.isBefore(before) ? end : before));
            if (earliest.isEmpty()) {
                break;
            }
        }
        return earliest;
    }

    private static Map<Segments, List<SeatClaim>> byStretch(List<Seating> party, List<List<SeatClaim>> claims) {
        Map<Segments, List<SeatClaim>> byStretch = new LinkedHashMap<>();
        for (int i = 0; i < party.size(); i++) {
            for (int k = 0; k < claims.get(i).size(); k++) {
                byStretch
                        .computeIfAbsent(party.get(i).places().get(k).segments(), any -> new ArrayList<>())
                        .add(claims.get(i).get(k));
            }
        }
        return byStretch;
    }

    /**
     * Takes the seats for good, of passengers some of whom may change seats on the way.
     *
     * @param claims as {@link #toEachPlace} names them
     * @return whether all were free; otherwise none is taken
     */
    public boolean take(UUID holder, UUID scheduleId, List<Seating> party, List<List<SeatClaim>> claims) {
        if (byStretch(party, claims).entrySet().stream()
                .allMatch(part -> take(holder, scheduleId, part.getKey(), part.getValue()))) {
            return true;
        }
        release(claims.stream().flatMap(List::stream).map(SeatClaim::claimId).toList());
        return false;
    }

    /**
     * Takes the seats for good.
     *
     * @return whether all were free; otherwise none is taken
     */
    public boolean take(UUID holder, UUID scheduleId, Segments segments, List<SeatClaim> claims) {
        if (store.claim(holder, scheduleId, segments, claims, ClaimKind.SALE, null)
                        .size()
                == claims.size()) {
            return true;
        }
        release(claims.stream().map(SeatClaim::claimId).toList());
        return false;
    }

    /** Whether all of the holds were still there, and are sales now; otherwise some may be, and the caller ends them. */
    public boolean sell(List<UUID> claimIds) {
        return store.sell(claimIds) == claimIds.size();
    }

    /**
     * Gives all of the holds at least this much time from now.
     *
     * @return when the hold ends; empty when it has lapsed, wholly or in part
     */
    public Optional<Instant> extend(List<UUID> claimIds, Duration fromNow) {
        List<Instant> extended = store.extend(claimIds, fromNow);
        return extended.size() == claimIds.size() ? extended.stream().min(Comparator.naturalOrder()) : Optional.empty();
    }

    /**
     * Gives up the rest of a sold seat's stretch.
     *
     * @param from the stop from which on others may have the seat
     * @return whether there was such a rest
     */
    public boolean giveUpRest(UUID claimId, int from) {
        return store.shorten(claimId, from);
    }

    /**
     * Takes back what {@link #giveUpRest} gave up. The rest is claimed like any seat, so that the constraint decides, and is then made
     * one with the claim it belongs to.
     *
     * @param rest from the stop where it was given up to the end of the passenger's stretch
     * @return whether nobody else has it
     */
    public boolean takeBackRest(UUID holder, UUID scheduleId, UUID claimId, String seatNumber, Segments rest) {
        List<SeatClaim> claim = toEach(List.of(seatNumber));
        if (!take(holder, scheduleId, rest, claim)) {
            return false;
        }
        release(List.of(claim.get(0).claimId()));
        store.lengthen(claimId, rest.to());
        return true;
    }

    /** Ends the claims because their time is over; those that have ended already stay as they are. */
    public void expire(List<UUID> claimIds) {
        store.end(claimIds, ClaimState.EXPIRED);
    }

    /** Buries lapsed holds of many bookings at once; one that a buyer is burying at this moment is left to the buyer. */
    public void sweep(List<UUID> claimIds) {
        store.bury(claimIds);
    }

    /** Ends the claims because they are given up; those that have ended already stay as they are. */
    public void release(List<UUID> claimIds) {
        store.end(claimIds, ClaimState.RELEASED);
    }

    /** Whether all of the claims were live, and are given up now; otherwise some may be, and the caller ends them. */
    public boolean giveUp(List<UUID> claimIds) {
        return store.end(claimIds, ClaimState.RELEASED) == claimIds.size();
    }

    /** Whether nobody has these seats on this stretch except by these claims. */
    public boolean areFreeBut(List<UUID> own, UUID scheduleId, Segments segments, Collection<String> seats) {
        return store.countOthers(own, scheduleId, segments, seats) == 0;
    }

    /** The claims are another booking's from now on. */
    public void handOver(List<UUID> claimIds, UUID holder) {
        store.handOver(claimIds, holder);
    }

    /** Lets sales of the schedule that are under way end, and no other begin before this transaction ends. */
    public void haltSales(UUID scheduleId) {
        store.haltClaims(scheduleId);
    }

    /** Who keeps others away, once those whose time is over are buried; after {@link #haltSales} it stays so. */
    public List<LiveClaim> live(UUID scheduleId) {
        store.buryLapsed(scheduleId);
        return store.live(scheduleId);
    }

    /** As {@link #live}, at this moment and without promise. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<LiveClaim> liveNow(UUID scheduleId) {
        return store.live(scheduleId);
    }

    /** Puts claims on other seats, all at once, so that two may swap; after {@link #haltSales}, and only on seats that are free. */
    public void move(List<MovedClaim> moves) {
        store.move(moves);
    }

    /** Lets nobody change the schedule before this transaction ends. */
    public void holdOffChanges(UUID scheduleId) {
        store.holdOffChanges(scheduleId);
    }

    /** As {@link #holdOffChanges(UUID)}, of many schedules. */
    public void holdOffChanges(Collection<UUID> scheduleIds) {
        store.holdOffChanges(scheduleIds);
    }

    /**
     * Takes seats of many sales for good, as far as they are free; of two that want one seat the first in the list has it. Changes of the
     * schedules must be held off.
     *
     * @return the claims that were made
     */
    public Set<UUID> takeEach(List<SeatWish> wishes) {
        return store.takeEach(wishes);
    }

    /** Since when others have the seats that were wanted, by the claim that was not made; nothing is said of free ones. */
    public Map<UUID, Instant> takenSince(List<SeatWish> wishes) {
        return store.takenSince(wishes);
    }

    /** Notes claims that were wanted and never had. */
    public void addRefused(List<SeatWish> wishes) {
        store.addRefused(wishes);
    }

    /**
     * Chooses seats for a party that may change seats on the way, where there is no other way; at this moment and without promise.
     *
     * @param bus all of its seats, in its order
     * @return one for each passenger; empty when not even so enough are free
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Seating> chooseWithChanges(UUID scheduleId, Segments journey, List<String> bus, int passengers) {
        Map<String, Seating.Taken> taken = store.live(scheduleId).stream()
                .filter(claim -> claim.segments().overlaps(journey))
                .map(claim -> new Seating.Taken(
                        claim.seatNumber(),
                        claim.segments().from(),
                        claim.segments().to()))
                .collect(Collectors.toMap(Seating.Taken::seatNumber, each -> each, SeatClaims::both));
        return Seating.ofParty(bus, taken.values(), journey, passengers);
    }

    private static Seating.Taken both(Seating.Taken one, Seating.Taken other) {
        return new Seating.Taken(one.seatNumber(), Math.min(one.from(), other.from()), Math.max(one.to(), other.to()));
    }

    /**
     * Chooses free seats for passengers who named none, together if possible.
     *
     * @param bus all of its seats, in its order
     * @param spoken seats that other passengers of the party named
     * @param attempt 1 at first; later ones choose less tidily, because others choose at the same moment
     * @return empty when fewer seats are free
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<List<String>> choose(
            UUID scheduleId,
            Segments segments,
            List<SeatPlace> bus,
            Collection<String> spoken,
            int count,
            int attempt) {
        Set<String> taken = store.occupied(scheduleId, segments).keySet();
        return attempt == 1 ? allocator.tidy(bus, taken, spoken, count) : allocator.anywhere(bus, taken, spoken, count);
    }
}
