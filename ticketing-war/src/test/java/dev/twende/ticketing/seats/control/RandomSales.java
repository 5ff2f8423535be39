package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.ClaimState;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.Segments;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws what happens to the seats of some buses, does it at the counter and in the model, and compares them seat by seat. */
final class RandomSales {
    /** What can happen. */
    enum What {
        HOLD(30),
        EXTEND(8),
        LAPSE(9),
        EXPIRE(6),
        PAY(16),
        RELEASE(5),
        CANCEL(6),
        EXCHANGE(9),
        BLOCK(6),
        LIFT(5),
        LEASE(9),
        SELL_LEASED(14),
        GIVE_BACK(4),
        LEASE_END(4);

        final int weight;

        What(int weight) {
            this.weight = weight;
        }
    }

    private static final int BUSES = 2;
    private static final int SEATS = 5;
    private static final int MOST_STOPS = 12;
    private static final int LARGEST_PARTY = 3;
    /** Operations until a bus leaves and an empty one comes. */
    private static final int RIDE = 150;
    /** All seats are compared every so many operations; what each operation answers is compared at once. */
    private static final int COMPARED_EVERY = 10;

    private static final String IS_OVER = "(kind = 'LEASE' and expires_at <= clock_timestamp())";

    private static final What[] WEIGHTED = IntStream.range(0, What.values().length)
            .boxed()
            .flatMap(i -> Collections.nCopies(What.values()[i].weight, What.values()[i]).stream())
            .toArray(What[]::new);

    private final Random random;
    private final TicketCounter counter;
    private final List<Bus> buses = new ArrayList<>();
    private final Map<What, int[]> counts = new EnumMap<>(What.class);
    private String step;

    private static final class Bus {
        final UUID schedule;
        final int stops;
        final SeatModel model;
        final List<Party> parties = new ArrayList<>();
        final List<UUID> devices = List.of(UUID.randomUUID(), UUID.randomUUID());
        final List<Borrowed> leases = new ArrayList<>();
        int age;

        Bus(UUID schedule, int stops) {
            this.schedule = schedule;
            this.stops = stops;
            this.model = new SeatModel(stops);
        }
    }

    private record Borrowed(SeatLease lease, List<SeatClaim> seats) {}

    private enum Standing {
        RESERVED,
        PAID,
        OVER
    }

    private static final class Party {
        final UUID holder;
        Bus bus;
        Segments segments;
        List<SeatClaim> seats;
        Standing standing = Standing.RESERVED;

        Party(UUID holder, Bus bus, Segments segments, List<SeatClaim> seats) {
            this.holder = holder;
            this.bus = bus;
            this.segments = segments;
            this.seats = seats;
        }

        List<UUID> ids() {
            return seats.stream().map(SeatClaim::claimId).toList();
        }
    }

    RandomSales(long seed, TicketCounter counter) {
        this.random = new Random(seed);
        this.counter = counter;
    }

    /**
     * Does so many operations.
     *
     * @return how many of each kind were refused or found nothing to do, and how many had an effect
     */
    Map<What, int[]> run(int operations) throws SQLException {
        for (int i = 0; i < operations; i++) {
            Bus bus = bus();
            What what = WEIGHTED[random.nextInt(WEIGHTED.length)];
            step = "step " + i + " " + what;
            boolean effect = happen(what, bus);
            counts.computeIfAbsent(what, none -> new int[2])[effect ? 1 : 0]++;
            bus.age++;
            if (i % COMPARED_EVERY == 0) {
                compareSeats(bus);
            }
            if (bus.age == RIDE) {
                leave(bus);
            }
        }
        for (Bus bus : List.copyOf(buses)) {
            leave(bus);
        }
        return counts;
    }

    private Bus bus() {
        while (buses.size() < BUSES) {
            buses.add(new Bus(new UUID(random.nextLong(), random.nextLong()), 2 + random.nextInt(MOST_STOPS - 1)));
        }
        return buses.get(random.nextInt(BUSES));
    }

    private void leave(Bus bus) throws SQLException {
        compareSeats(bus);
        compareClaims(bus);
        buses.remove(bus);
    }

    private boolean happen(What what, Bus bus) {
        return switch (what) {
            case HOLD -> hold(bus);
            case EXTEND -> any(bus, Standing.RESERVED).filter(this::extend).isPresent();
            case LAPSE -> any(bus, Standing.RESERVED).filter(this::lapse).isPresent();
            case EXPIRE -> expire(bus);
            case PAY -> any(bus, Standing.RESERVED).filter(this::pay).isPresent();
            case RELEASE -> any(bus, Standing.RESERVED).filter(this::release).isPresent();
            case CANCEL -> any(bus, Standing.PAID).filter(this::release).isPresent();
            case EXCHANGE -> any(bus, Standing.PAID).filter(this::exchange).isPresent();
            case BLOCK -> block(bus);
            case LIFT -> lift(bus);
            case LEASE -> lease(bus);
            case SELL_LEASED -> sellLeased(bus);
            case GIVE_BACK ->
                anyLease(bus).filter(lease -> giveBack(bus, lease)).isPresent();
            case LEASE_END -> anyLease(bus).filter(lease -> end(bus, lease)).isPresent();
        };
    }

    private Optional<Party> any(Bus bus, Standing standing) {
        List<Party> fit =
                bus.parties.stream().filter(party -> party.standing == standing).toList();
        return fit.isEmpty() ? Optional.empty() : Optional.of(fit.get(random.nextInt(fit.size())));
    }

    private Segments stretch(Bus bus) {
        int from = random.nextInt(bus.stops - 1);
        return new Segments(from, from + 1 + random.nextInt(Math.min(5, bus.stops - 1 - from)));
    }

    private List<SeatClaim> seats(int party) {
        List<String> seats =
                IntStream.rangeClosed(1, SEATS).mapToObj(Integer::toString).collect(Collectors.toList());
        Collections.shuffle(seats, random);
        return SeatClaims.toEach(seats.subList(0, party));
    }

    private boolean hold(Bus bus) {
        Segments segments = stretch(bus);
        List<SeatClaim> wanted = seats(1 + random.nextInt(LARGEST_PARTY));
        UUID holder = UUID.randomUUID();
        boolean expected = bus.model.isFree(wanted, segments);
        assertThat(counter.hold(holder, bus.schedule, segments, wanted))
                .as(step)
                .isEqualTo(expected);
        if (expected) {
            bus.model.take(wanted, segments, ClaimKind.HOLD);
            bus.parties.add(new Party(holder, bus, segments, wanted));
        }
        return expected;
    }

    private boolean extend(Party party) {
        boolean expected = party.bus.model.canBeExtended(party.ids());
        assertThat(counter.extend(party.ids())).as(step).isEqualTo(expected);
        return expected;
    }

    private boolean lapse(Party party) {
        boolean expected = party.bus.model.lapse(party.ids());
        assertThat(counter.lapse(party.ids())).as(step).isEqualTo(expected);
        return expected;
    }

    /** As the sweeper does it. Their money may still come. */
    private boolean expire(Bus bus) {
        List<UUID> lapsed = bus.parties.stream()
                .filter(party -> party.standing == Standing.RESERVED && bus.model.isLapsed(party.ids()))
                .flatMap(party -> party.ids().stream())
                .toList();
        counter.sweep(lapsed);
        counter.sweepLeases();
        bus.model.sweep(lapsed);
        return !lapsed.isEmpty();
    }

    /** Money that comes too late takes the same seats anew, or none. */
    private boolean pay(Party party) {
        SeatModel model = party.bus.model;
        List<SeatClaim> anew = SeatClaims.toEach(
                party.seats.stream().map(SeatClaim::seatNumber).toList());
        List<UUID> sold = counter.pay(party.holder, party.bus.schedule, party.segments, party.ids(), anew);
        if (model.areHolds(party.ids())) {
            assertThat(sold).as(step).isEqualTo(party.ids());
            model.sell(party.ids());
            party.standing = Standing.PAID;
            return true;
        }
        model.end(party.ids(), ClaimState.EXPIRED);
        boolean expected = model.isFree(anew, party.segments);
        assertThat(sold)
                .as(step)
                .isEqualTo(expected ? anew.stream().map(SeatClaim::claimId).toList() : List.of());
        model.bury(anew, party.segments);
        if (expected) {
            model.take(anew, party.segments, ClaimKind.SALE);
            party.seats = anew;
        }
        party.standing = expected ? Standing.PAID : Standing.OVER;
        return expected;
    }

    private boolean release(Party party) {
        counter.release(party.ids());
        party.bus.model.end(party.ids(), ClaimState.RELEASED);
        party.standing = Standing.OVER;
        return true;
    }

    /** To any bus, this one as well. */
    private boolean exchange(Party party) {
        Bus target = bus();
        Segments segments = stretch(target);
        List<SeatClaim> wanted = seats(party.seats.size());
        boolean expected = target.model.isFree(wanted, segments);
        assertThat(counter.exchange(party.holder, party.ids(), target.schedule, segments, wanted))
                .as(step)
                .isEqualTo(expected);
        if (expected) {
            target.model.take(wanted, segments, ClaimKind.SALE);
            party.bus.model.end(party.ids(), ClaimState.RELEASED);
            party.bus.parties.remove(party);
            party.bus = target;
            party.segments = segments;
            party.seats = wanted;
            target.parties.add(party);
        }
        return expected;
    }

    private boolean block(Bus bus) {
        Segments segments = stretch(bus);
        List<SeatClaim> wanted = seats(1);
        boolean expected = bus.model.isFree(wanted, segments);
        SeatClaim one = wanted.get(0);
        assertThat(counter.block(one.claimId(), bus.schedule, one.seatNumber(), segments))
                .as(step)
                .isEqualTo(expected);
        if (expected) {
            bus.model.take(wanted, segments, ClaimKind.BLOCK);
        }
        return expected;
    }

    private boolean lift(Bus bus) {
        Optional<UUID> block = bus.model.anyBlock();
        block.ifPresent(claimId -> {
            counter.lift(bus.schedule, claimId);
            bus.model.end(List.of(claimId), ClaimState.RELEASED);
        });
        return block.isPresent();
    }

    private <T> T anyOf(List<T> those) {
        return those.get(random.nextInt(those.size()));
    }

    private Optional<Borrowed> anyLease(Bus bus) {
        return bus.leases.isEmpty() ? Optional.empty() : Optional.of(anyOf(bus.leases));
    }

    private boolean lease(Bus bus) {
        Segments segments = stretch(bus);
        List<SeatClaim> wanted = seats(1 + random.nextInt(LARGEST_PARTY));
        UUID device = anyOf(bus.devices);
        SeatLease lease = new SeatLease(
                UUID.randomUUID(),
                bus.schedule,
                device,
                bus.schedule,
                segments,
                Instant.now().plus(TicketCounter.LONG));
        boolean expected = bus.model.isFree(wanted, segments);
        assertThat(counter.lease(lease, wanted)).as(step).isEqualTo(expected);
        if (expected) {
            bus.model.lend(lease.leaseId(), device, wanted, segments);
            bus.leases.add(new Borrowed(lease, wanted));
        }
        return expected;
    }

    /** Any seat and stretch, mostly of what is lent, by either device. */
    private boolean sellLeased(Bus bus) {
        Optional<Borrowed> lent = anyLease(bus).filter(some -> random.nextInt(4) > 0);
        Segments segments = lent.map(some -> within(some.lease().segments())).orElseGet(() -> stretch(bus));
        String seat = lent.map(some -> anyOf(some.seats()))
                .orElseGet(() -> anyOf(seats(1)))
                .seatNumber();
        UUID device = anyOf(bus.devices);
        UUID booking = UUID.randomUUID();
        LeasedSale sale = LeasedSale.of(bus.schedule, seat, segments, booking);
        Optional<UUID> sold = counter.sellLeased(device, sale);
        assertThat(sold).as(step).isEqualTo(bus.model.sellLeased(device, sale));
        sold.ifPresent(claimId -> {
            Party party = new Party(booking, bus, segments, List.of(new SeatClaim(claimId, sale.seatNumber())));
            party.standing = Standing.PAID;
            bus.parties.add(party);
        });
        return sold.isPresent();
    }

    private Segments within(Segments whole) {
        int from = whole.from() + random.nextInt(whole.to() - whole.from());
        return new Segments(from, from + 1 + random.nextInt(whole.to() - from));
    }

    private boolean giveBack(Bus bus, Borrowed some) {
        UUID lease = some.lease().leaseId();
        boolean isLent = bus.model.isLent(lease);
        counter.giveBack(lease);
        bus.model.giveBack(lease);
        bus.leases.remove(some);
        return isLent;
    }

    private boolean end(Bus bus, Borrowed some) {
        UUID lease = some.lease().leaseId();
        boolean isLent = bus.model.isLent(lease);
        counter.lapseLease(lease);
        bus.model.lapseLease(lease);
        return isLent;
    }

    private void compareSeats(Bus bus) throws SQLException {
        Map<String, List<String>> seats = new TreeMap<>();
        read(
                bus,
                "state = 'LIVE' and not " + IS_OVER,
                row -> SeatModel.occupy(
                        seats,
                        bus.stops - 1,
                        row.getString(2),
                        new Segments(row.getInt(3), row.getInt(4)),
                        row.getString(5) + " " + row.getObject(1)));
        assertThat(seats).as(step).isEqualTo(bus.model.seats());
    }

    /** Those that have ended too; claims that were taken back at once were never the model's. */
    private void compareClaims(Bus bus) throws SQLException {
        Map<UUID, String> known = bus.model.claims();
        Map<UUID, String> claims = new HashMap<>();
        read(bus, "true", row -> {
            UUID id = row.getObject(1, UUID.class);
            if (known.containsKey(id) || !row.getString(6).equals(ClaimState.RELEASED.name())) {
                claims.put(id, row.getBoolean(7) ? SeatModel.OVER : row.getString(5) + " " + row.getString(6));
            }
        });
        assertThat(claims).as(step).isEqualTo(known);
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(Bus bus, String which, Reader reader) throws SQLException {
        try (PreparedStatement select = counter.connection()
                .prepareStatement(
                        "select claim_id, seat_number, lower(segments), upper(segments), kind, state, " + IS_OVER
                                + " from seat_claim"
                                + " where schedule_id = ? and " + which)) {
            select.setObject(1, bus.schedule);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
        counter.connection().commit();
    }

    static String described(String title, Map<What, int[]> counts) {
        return title + ": "
                + counts.entrySet().stream()
                        .map(count ->
                                count.getKey() + " " + count.getValue()[1] + " done " + count.getValue()[0] + " not")
                        .collect(Collectors.joining(", "));
    }
}
