package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.control.Linearizability.Call;
import dev.twende.ticketing.seats.control.Linearizability.Outcome;
import dev.twende.ticketing.seats.control.SeatSpecification.End;
import dev.twende.ticketing.seats.control.SeatSpecification.Extend;
import dev.twende.ticketing.seats.control.SeatSpecification.GiveBack;
import dev.twende.ticketing.seats.control.SeatSpecification.Lapse;
import dev.twende.ticketing.seats.control.SeatSpecification.LapseLease;
import dev.twende.ticketing.seats.control.SeatSpecification.Lease;
import dev.twende.ticketing.seats.control.SeatSpecification.Lend;
import dev.twende.ticketing.seats.control.SeatSpecification.Look;
import dev.twende.ticketing.seats.control.SeatSpecification.Operation;
import dev.twende.ticketing.seats.control.SeatSpecification.Sell;
import dev.twende.ticketing.seats.control.SeatSpecification.SellLeased;
import dev.twende.ticketing.seats.control.SeatSpecification.Take;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * Several sellers at the same few seats at once, one bus after another, and what each of them was told, seat by seat. In each round
 * one seller's connection is cut, who then does not know what became of the call.
 */
final class Rivals {
    private static final int SELLERS = 6;
    private static final int SEATS = 3;
    private static final int STOPS = 6;
    private static final int CALLS = 30;

    private final TicketingSchema schema;
    private final long seed;
    private final UnaryOperator<String> sql;
    private final History history = new History();

    Rivals(TicketingSchema schema, long seed, UnaryOperator<String> sql) {
        this.schema = schema;
        this.seed = seed;
        this.sql = sql;
    }

    /** What the sellers were told. A refusal of several seats at once is left out, for it does not say which seat was taken. */
    static final class History {
        private final Map<String, Queue<Call<Operation>>> seats = new ConcurrentHashMap<>();

        void add(UUID schedule, String seat, Call<Operation> call) {
            seats.computeIfAbsent(schedule + " " + seat, none -> new ConcurrentLinkedQueue<>())
                    .add(call);
        }

        Map<String, List<Call<Operation>>> seats() {
            Map<String, List<Call<Operation>>> copy = new ConcurrentHashMap<>();
            seats.forEach((seat, calls) -> copy.put(seat, new ArrayList<>(calls)));
            return copy;
        }

        long count(Outcome outcome) {
            return seats.values().stream()
                    .flatMap(Queue::stream)
                    .filter(call -> call.outcome() == outcome)
                    .count();
        }

        @Override
        public String toString() {
            return seats.size() + " seats, calls ok " + count(Outcome.OK) + ", refused " + count(Outcome.FAIL)
                    + ", unknown " + count(Outcome.INFO);
        }
    }

    private record Known(SeatClaim claim, Segments segments) {}

    /** A lease of one seat. */
    private record Lent(Lease lease, Known seat) {}

    /** One bus and the claims that its sellers know of. */
    private static final class Bus {
        final UUID schedule = UUID.randomUUID();
        final List<UUID> devices = List.of(UUID.randomUUID(), UUID.randomUUID());
        final List<Known> known = new ArrayList<>();
        final List<Lent> lent = new ArrayList<>();

        synchronized void add(Known claim) {
            known.add(claim);
        }

        synchronized void add(Lent lease) {
            lent.add(lease);
        }

        synchronized Lent anyLent(Random random) {
            return lent.isEmpty() ? null : lent.get(random.nextInt(lent.size()));
        }

        synchronized Known any(Random random) {
            return known.isEmpty() ? null : known.get(random.nextInt(known.size()));
        }
    }

    History sell(int rounds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SELLERS);
        List<TicketCounter> counters = new ArrayList<>();
        try {
            List<Bus> buses = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                buses.add(new Bus());
            }
            CyclicBarrier together = new CyclicBarrier(SELLERS);
            List<Future<?>> sellers = new ArrayList<>();
            for (int seller = 0; seller < SELLERS; seller++) {
                TicketCounter counter = new TicketCounter(schema, sql);
                counters.add(counter);
                Random random = new Random(seed * 31 + seller);
                boolean cuts = seller == 0;
                sellers.add(threads.submit(() -> {
                    for (Bus bus : buses) {
                        together.await();
                        for (int call = 0; call < CALLS; call++) {
                            if (cuts && call == CALLS / 2) {
                                cut(counters.get(1 + random.nextInt(SELLERS - 1)));
                            } else {
                                call(bus, counter, random);
                            }
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> seller : sellers) {
                seller.get();
            }
            return history;
        } finally {
            threads.shutdownNow();
            counters.forEach(TicketCounter::close);
        }
    }

    private void cut(TicketCounter counter) {
        schema.asSuperuser("select pg_terminate_backend(" + counter.backend() + ")");
    }

    private void call(Bus bus, TicketCounter counter, Random random) {
        Known known = bus.any(random);
        Lent lent = bus.anyLent(random);
        int what = known == null ? 0 : random.nextInt(20);
        if (random.nextInt(4) == 0) {
            callOfADevice(bus, lent, counter, random);
        } else if (what < 5) {
            hold(bus, counter, random);
        } else if (what < 8) {
            one(bus, known, new Sell(known.claim().claimId()), () -> counter.sell(ids(known)));
        } else if (what < 10) {
            one(bus, known, new Extend(known.claim().claimId()), () -> counter.extend(ids(known)));
        } else if (what < 12) {
            one(bus, known, new Lapse(known.claim().claimId()), () -> counter.lapse(ids(known)));
        } else if (what < 13) {
            ending(bus, known, () -> counter.release(ids(known)));
        } else if (what < 14) {
            ending(bus, known, () -> counter.expire(ids(known)));
        } else if (what < 15) {
            exchange(bus, known, counter, random);
        } else if (what < 17) {
            block(bus, counter, random);
        } else {
            look(bus, counter, random);
        }
    }

    private void callOfADevice(Bus bus, Lent lent, TicketCounter counter, Random random) {
        int what = lent == null ? 0 : random.nextInt(12);
        if (what < 4) {
            lend(bus, counter, random);
        } else if (what < 9) {
            sellLeased(bus, lent, counter, random);
        } else if (what < 10) {
            one(bus, lent.seat(), new GiveBack(lent.lease().id()), () -> {
                counter.giveBack(lent.lease().id());
                return true;
            });
        } else if (what < 11) {
            one(bus, lent.seat(), new LapseLease(lent.lease().id()), () -> {
                counter.lapseLease(lent.lease().id());
                return true;
            });
        } else {
            sweep(counter);
        }
    }

    private void lend(Bus bus, TicketCounter counter, Random random) {
        Known wanted = wanted(random, stretch(random));
        Lease lease = new Lease(UUID.randomUUID(), bus.devices.get(random.nextInt(bus.devices.size())));
        bus.add(new Lent(lease, wanted));
        SeatLease asked = new SeatLease(
                lease.id(),
                bus.schedule,
                lease.device(),
                bus.schedule,
                wanted.segments(),
                Instant.now().plus(TicketCounter.LONG));
        one(
                bus,
                wanted,
                new Lend(wanted.claim().claimId(), wanted.segments(), lease),
                () -> counter.lease(asked, List.of(wanted.claim())));
    }

    /** Of the seat that is lent, any stretch, by either device; whoever knows the claims may end them later. */
    private void sellLeased(Bus bus, Lent lent, TicketCounter counter, Random random) {
        UUID device = bus.devices.get(random.nextInt(bus.devices.size()));
        LeasedSale sale =
                LeasedSale.of(bus.schedule, lent.seat().claim().seatNumber(), stretch(random), UUID.randomUUID());
        bus.add(lent.seat());
        bus.add(new Known(new SeatClaim(sale.before(), sale.seatNumber()), sale.segments()));
        one(
                bus,
                lent.seat(),
                new SellLeased(device, sale.segments(), sale.before(), sale.behind()),
                () -> counter.sellLeased(device, sale).isPresent());
    }

    /** Nobody can tell that it was done. */
    private static void sweep(TicketCounter counter) {
        try {
            counter.sweepLeases();
        } catch (TicketCounter.InDoubt | TicketCounter.RolledBack cut) {
            // the next one will
        }
    }

    private static List<UUID> ids(Known known) {
        return List.of(known.claim().claimId());
    }

    private static Segments stretch(Random random) {
        int from = random.nextInt(STOPS - 1);
        return new Segments(from, from + 1 + random.nextInt(STOPS - 1 - from));
    }

    private static Known wanted(Random random, Segments segments) {
        return new Known(new SeatClaim(UUID.randomUUID(), String.valueOf(1 + random.nextInt(SEATS))), segments);
    }

    private static Operation take(Known wanted, ClaimKind kind) {
        return new Take(wanted.claim().claimId(), wanted.segments(), kind);
    }

    /** A seat, or two neighbours at once. */
    private void hold(Bus bus, TicketCounter counter, Random random) {
        Known first = wanted(random, stretch(random));
        List<Known> party = new ArrayList<>(List.of(first));
        if (random.nextInt(4) == 0) {
            int neighbour = Integer.parseInt(first.claim().seatNumber()) % SEATS + 1;
            party.add(new Known(
                    SeatClaims.toEach(List.of(String.valueOf(neighbour))).get(0), first.segments()));
        }
        List<SeatClaim> claims = party.stream().map(Known::claim).toList();
        party.forEach(bus::add);
        timed(
                () -> counter.hold(UUID.randomUUID(), bus.schedule, first.segments(), claims),
                (outcome, begun, ended) -> {
                    if (outcome != Outcome.FAIL || party.size() == 1) {
                        party.forEach(seat ->
                                note(bus, seat, new Call<>(take(seat, ClaimKind.HOLD), outcome, begun, ended)));
                    }
                });
    }

    private void block(Bus bus, TicketCounter counter, Random random) {
        Known wanted = wanted(random, stretch(random));
        bus.add(wanted);
        one(
                bus,
                wanted,
                take(wanted, ClaimKind.BLOCK),
                () -> counter.block(
                        wanted.claim().claimId(), bus.schedule, wanted.claim().seatNumber(), wanted.segments()));
    }

    private void exchange(Bus bus, Known old, TicketCounter counter, Random random) {
        Known wanted = wanted(random, stretch(random));
        bus.add(wanted);
        timed(
                () -> counter.exchange(
                        UUID.randomUUID(), ids(old), bus.schedule, wanted.segments(), List.of(wanted.claim())),
                (outcome, begun, ended) -> {
                    note(bus, wanted, new Call<>(take(wanted, ClaimKind.SALE), outcome, begun, ended));
                    if (outcome != Outcome.FAIL) {
                        note(bus, old, new Call<>(new End(old.claim().claimId()), outcome, begun, ended));
                    }
                });
    }

    private void look(Bus bus, TicketCounter counter, Random random) {
        Segments segments = stretch(random);
        long begun = System.nanoTime();
        Map<String, SeatState> seen;
        try {
            seen = counter.look(bus.schedule, segments);
        } catch (TicketCounter.InDoubt | IllegalStateException cut) {
            return; // whoever saw nothing has nothing to tell
        }
        long ended = System.nanoTime();
        for (int seat = 1; seat <= SEATS; seat++) {
            SeatState state = seen.getOrDefault(String.valueOf(seat), SeatState.FREE);
            history.add(
                    bus.schedule,
                    String.valueOf(seat),
                    new Call<>(new Look(segments, state), Outcome.OK, begun, ended));
        }
    }

    private void ending(Bus bus, Known known, Runnable work) {
        one(bus, known, new End(known.claim().claimId()), () -> {
            work.run();
            return true;
        });
    }

    private void one(Bus bus, Known seat, Operation operation, BooleanSupplier work) {
        timed(work, (outcome, begun, ended) -> note(bus, seat, new Call<>(operation, outcome, begun, ended)));
    }

    private void note(Bus bus, Known seat, Call<Operation> call) {
        history.add(bus.schedule, seat.claim().seatNumber(), call);
    }

    private interface Note {
        void take(Outcome outcome, long begun, long ended);
    }

    private static void timed(BooleanSupplier work, Note note) {
        long begun = System.nanoTime();
        try {
            Outcome outcome = work.getAsBoolean() ? Outcome.OK : Outcome.FAIL;
            note.take(outcome, begun, System.nanoTime());
        } catch (TicketCounter.InDoubt cut) {
            note.take(Outcome.INFO, begun, 0);
        } catch (TicketCounter.RolledBack refused) {
            // it had no effect, for a reason that has nothing to do with the seat
        }
    }
}
