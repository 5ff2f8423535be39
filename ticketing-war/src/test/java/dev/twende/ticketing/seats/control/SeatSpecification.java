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
    /** A live claim. */
    record Claim(UUID id, Segments segments, ClaimKind kind, boolean isLapsed) {
        boolean yields() {
            return kind == ClaimKind.HOLD && isLapsed;
        }
    }

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

    /** Looks at the seat. */
    record Look(Segments segments, SeatState seen) implements Operation {}

    @Override
    public List<Claim> initial() {
        return List.of();
    }

    @Override
    public Optional<List<Claim>> after(List<Claim> claims, Operation operation, boolean succeeded) {
        if (operation instanceof Take take) {
            return taken(claims, take, succeeded);
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

    private static Optional<List<Claim>> taken(List<Claim> claims, Take take, boolean succeeded) {
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
        next.add(new Claim(take.id(), take.segments(), take.kind(), false));
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
