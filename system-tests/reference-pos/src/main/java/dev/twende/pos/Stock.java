package dev.twende.pos;

import dev.twende.pos.PosStore.Sold;
import dev.twende.pos.PosStore.SoldState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a device may sell of a run at this moment.
 *
 * @param sold everything that it ever sold of it
 * @param leases of it
 */
record Stock(Run run, List<Sold> sold, List<Lease> leases, Instant now) {

    /** A seat that may be sold; without a lease at the passenger's risk. */
    record Place(String seat, Optional<UUID> leaseId) {}

    /** A seat on a stretch, if it may be sold. */
    Optional<Place> place(String seat, int from, int to, boolean atRisk) {
        List<Sold> here = sold.stream()
                .filter(ticket -> ticket.seatNumber().equals(seat) && ticket.from() < to && from < ticket.to())
                .toList();
        Optional<UUID> lease = lease(here, seat, from, to);
        return lease.isPresent() || atRisk && mayBeFree(here, seat, from, to)
                ? Optional.of(new Place(seat, lease))
                : Optional.empty();
    }

    /** What was sold from a lease and cancelled does not go back into the lease: it is anybody's. */
    private Optional<UUID> lease(List<Sold> here, String seat, int from, int to) {
        return leases.stream()
                .filter(lease -> lease.until().isAfter(now) && lease.has(seat, from, to))
                .map(Lease::leaseId)
                .filter(lease -> here.stream()
                        .noneMatch(ticket -> ticket.state() == SoldState.SOLD
                                || ticket.leaseId().equals(Optional.of(lease))))
                .findFirst();
    }

    private boolean mayBeFree(List<Sold> here, String seat, int from, int to) {
        return run.seats().contains(seat)
                && here.stream().allMatch(ticket -> ticket.state() == SoldState.CANCELLED)
                && run.taken().stream()
                        .noneMatch(part -> part.getString("seat_number").equals(seat)
                                && part.getInt("from_sequence") < to
                                && from < part.getInt("to_sequence"));
    }
}
