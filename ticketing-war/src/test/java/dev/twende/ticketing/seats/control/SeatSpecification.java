package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.control.SeatSpecification.Claim;
import dev.twende.ticketing.seats.control.SeatSpecification.Operation;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What can happen to one seat of one schedule, one thing after another; its state is the claims that keep others away. */
final class SeatSpecification implements Linearizability.Specification<List<Claim>, Operation> {
    /** A live claim; of no lease when it is not lent. */
    record Claim(UUID id, Segments segments, ClaimKind kind, boolean isLapsed, Lease lease) {
        Claim(UUID id, Segments segments, ClaimKind kind, boolean isLapsed) {
            this(id, segments, kind, isLapsed, null);
        }

        boolean yields() {
            return kind.expires() && isLapsed;
        }

        boolean isOf(UUID leaseId) {
            return kind == ClaimKind.LEASE && lease.id().equals(leaseId);
        }

        boolean canBeSoldBy(UUID device, Segments stretch) {
            return kind == ClaimKind.LEASE
                    && !isLapsed
                    && lease.device().equals(device)
                    && segments.from() <= stretch.from()
                    && stretch.to() <= segments.to();
        }
    }

    /** What a device has for itself. */
    record Lease(UUID id, UUID device) {}

    /** What a call asks of the seat. */
    sealed interface Operation {}

    /** Makes a claim. */
    record Take(UUID id, Segments segments, ClaimKind kind) implements Operation {}

    /** Makes a hold a sale. */
    record Sell(UUID id) implements Operation {}

    /** Gives a hold more time. */
    record Extend(UUID id) implements Operation {}

    /** Ends a claim, if it has not ended yet; the caller is told nothing. */
    record End(UUID id) implements Operation {}

    /** Lets a hold's time pass. */
    record Lapse(UUID id) implements Operation {}

    /** Lends the seat to a device. */
    record Lend(UUID id, Segments segments, Lease lease) implements Operation {}

    /** Sells a part of what is lent to a device; the rests stay lent under these names. */
    record SellLeased(UUID device, Segments segments, UUID before, UUID behind) implements Operation {}

    /** Gives back what is left of a lease, if anything; the caller is told nothing. */
    record GiveBack(UUID leaseId) implements Operation {}

    /** Lets a lease's time pass. */
    record LapseLease(UUID leaseId) implements Operation {}

    /** Looks at the seat. */
    record Look(Segments segments, SeatState seen) implements Operation {}

    @Override
    public List<Claim> initial() {
        return List.of();
    }

    @Override
    public Optional<List<Claim>> after(List<Claim> claims, Operation operation, boolean succeeded) {
        if (operation instanceof Take take) {
            return taken(claims, new Claim(take.id(), take.segments(), take.kind(), false), succeeded);
        } else if (operation instanceof Lend lend) {
            return taken(
                    claims, new Claim(lend.id(), lend.segments(), ClaimKind.LEASE, false, lend.lease()), succeeded);
        } else if (operation instanceof SellLeased sell) {
            return soldOfLease(claims, sell, succeeded);
        } else if (operation instanceof GiveBack back) {
            return Optional.of(
                    claims.stream().filter(claim -> !claim.isOf(back.leaseId())).toList());
        } else if (operation instanceof LapseLease over) {
            return Optional.of(claims.stream()
                    .map(claim -> claim.isOf(over.leaseId())
                            ? new Claim(claim.id(), claim.segments(), claim.kind(), true, claim.lease())
                            : claim)
                    .toList());
        } else if (operation instanceof Sell sell) {
            return changed(
                    claims,
                    find(claims, sell.id()).filter(claim -> claim.kind() == ClaimKind.HOLD),
                    succeeded,
                    hold -> new Claim(hold.id(), hold.segments(), ClaimKind.SALE, false));
        } else if (operation instanceof Extend extend) {
            return changed(
                    claims,
                    find(claims, extend.id()).filter(claim -> claim.kind() == ClaimKind.HOLD && !claim.isLapsed()),
                    succeeded,
                    hold -> hold);
        } else if (operation instanceof End end) {
            return Optional.of(claims.stream()
                    .filter(claim -> !claim.id().equals(end.id()))
                    .toList());
        } else if (operation instanceof Lapse lapse) {
            return changed(
                    claims,
                    find(claims, lapse.id()).filter(claim -> claim.kind() == ClaimKind.HOLD),
                    succeeded,
                    hold -> new Claim(hold.id(), hold.segments(), ClaimKind.HOLD, true));
        }
        Look look = (Look) operation;
        return Optional.of(claims).filter(state -> shown(state, look.segments()) == look.seen());
    }

    private static Optional<List<Claim>> soldOfLease(List<Claim> claims, SellLeased sell, boolean succeeded) {
        Optional<Claim> lent = claims.stream()
                .filter(claim -> claim.canBeSoldBy(sell.device(), sell.segments()))
                .findFirst();
        Optional<List<Claim>> next = changed(
                claims, lent, succeeded, claim -> new Claim(claim.id(), sell.segments(), ClaimKind.SALE, false));
        if (lent.isEmpty() || !succeeded) {
            return next;
        }
        Segments whole = lent.get().segments();
        return next.map(sold -> {
            List<Claim> withRests = new ArrayList<>(sold);
            if (whole.from() < sell.segments().from()) {
                withRests.add(rest(sell.before(), whole.from(), sell.segments().from(), lent.get()));
            }
            if (sell.segments().to() < whole.to()) {
                withRests.add(rest(sell.behind(), sell.segments().to(), whole.to(), lent.get()));
            }
            return List.copyOf(withRests);
        });
    }

    private static Claim rest(UUID id, int from, int to, Claim lent) {
        return new Claim(id, new Segments(from, to), ClaimKind.LEASE, false, lent.lease());
    }

    private static Optional<List<Claim>> taken(List<Claim> claims, Claim take, boolean succeeded) {
        List<Claim> inTheWay = claims.stream()
                .filter(claim -> claim.segments().overlaps(take.segments()))
                .toList();
        boolean isFree = inTheWay.stream().allMatch(Claim::yields);
        if (isFree != succeeded) {
            return Optional.empty();
        }
        if (!succeeded) {
            return Optional.of(claims);
        }
        List<Claim> next = new ArrayList<>(claims);
        next.removeAll(inTheWay);
        next.add(take);
        return Optional.of(List.copyOf(next));
    }

    private static Optional<Claim> find(List<Claim> claims, UUID id) {
        return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
    }

    private static Optional<List<Claim>> changed(
            List<Claim> claims, Optional<Claim> fit, boolean succeeded, UnaryOperator<Claim> change) {
        if (fit.isPresent() != succeeded) {
            return Optional.empty();
        }
        if (!succeeded) {
            return Optional.of(claims);
        }
        List<Claim> next = new ArrayList<>(claims);
        next.remove(fit.get());
        next.add(change.apply(fit.get()));
        return Optional.of(List.copyOf(next));
    }

    private static SeatState shown(List<Claim> claims, Segments segments) {
        return claims.stream()
                .filter(claim -> claim.segments().overlaps(segments) && !claim.yields())
                .map(claim -> SeatState.of(claim.kind()))
                .reduce(SeatState.FREE, SeatState::or);
    }
}
