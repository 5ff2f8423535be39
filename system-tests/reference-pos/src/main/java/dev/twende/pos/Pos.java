package dev.twende.pos;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;

import dev.twende.pos.PosStore.Entry;
import dev.twende.pos.PosStore.Sold;
import dev.twende.pos.PosStore.SoldState;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A point of sale.
 *
 * <p>It makes a key pair, enrols with a one-time code, and from then on proves itself by what it signs. Before it goes where there is no
 * network it leases seats, which nobody else can sell meanwhile. Whatever it does is an operation: numbered, signed and durable in its
 * journal before anybody gets paper or hands over a seat, and sent again and again until the platform has answered for it. The
 * platform is always right: what it refuses is undone here, and is somebody's work there.
 */
public final class Pos implements AutoCloseable {
    static final String VERSION = "reference-pos 1.0";

    private final Path home;
    private final PosStore store;
    private final DeviceClock clock;
    private final Exchange exchange;

    private Pos(Path home, PosStore store, DeviceClock clock) {
        this.home = home;
        this.store = store;
        this.clock = clock;
        this.exchange = new Exchange(store, clock, this::key);
    }

    /**
     * What a sale is about; stops are told by their sequence in the schedule.
     *
     * @param phone who is told, when something comes in between
     */
    public record Order(UUID scheduleId, int from, int to, List<Guest> guests, String phone, boolean atRisk) {}

    /** Who rides; where the seat is left open, the device takes one that it may sell. */
    public record Guest(String name, Optional<String> seat) {}

    /** What can be handed over: the number of the operation that it is of, and the text for the printer. */
    public record Paper(long sequence, String text) {}

    /**
     * Opens the device whose files are in a directory, or makes one there.
     *
     * @param own the device's own clock
     */
    public static Pos open(Path home, InstantSource own) {
        PosStore store = PosStore.open(home);
        Duration ahead = store.fact("clock_ahead").map(Duration::parse).orElse(Duration.ZERO);
        Instant latest = store.fact("clock_latest").map(Instant::parse).orElse(Instant.EPOCH);
        return new Pos(home, store, new DeviceClock(own, ahead, latest));
    }

    // becoming somebody

    /**
     * Enrols with a one-time code, or gives an enrolled device its next key. The key is durable before the code is used; when the
     * answer gets lost the code is spent, and the administrator revokes what it made and gives another.
     */
    public String enrol(URI authUrl, URI ticketingUrl, String code) {
        DeviceKey key = DeviceKey.create(home);
        JsonObject device = exchange.enrol(authUrl, code, key.publicJwk());
        String deviceId = device.getString("device_id");
        if (store.fact("device_id").filter(known -> !known.equals(deviceId)).isPresent()) {
            throw PosFailure.of("the code is of another device; this one has a journal of its own");
        }
        store.inTransaction(() -> {
            store.note("device_id", deviceId);
            store.note("key_id", key.publicJwk().keyId());
            store.note("company_id", device.getString("company_id"));
            store.note("serial", device.getInt("serial"));
            store.note("auth_url", authUrl);
            store.note("ticketing_url", ticketingUrl);
            store.note("mode", "ONLINE");
            store.ticketKey(key.publicJwk().codeKeyId(), key.publicJwk());
            // what waits was signed with a key that is worth nothing any more
            for (Entry waiting : store.queue(Integer.MAX_VALUE)) {
                store.resign(waiting.sequence(), key.signOperation(waiting.payload()));
            }
            return null;
        });
        return "device " + device.getInt("serial") + ", " + deviceId;
    }

    /** The cashiers who may take over the device: id and name. */
    public List<JsonObject> cashiers() {
        mustBeOnline();
        return JsonText.objects(exchange.getFromAuth("/auth/v1/devices/current/cashiers"), "items");
    }

    /** A cashier takes over the device. The platform judges the PIN; it is not kept here. */
    public void login(UUID cashierId, String pin) {
        mustBeOnline();
        exchange.proveCashier(cashierId, pin);
        store.inTransaction(() -> {
            store.note("cashier_id", cashierId);
            return null;
        });
    }

    /** From now on there is a network, or there is none: the device asks nobody. */
    public void goOnline(boolean online) {
        store.inTransaction(() -> {
            store.note("mode", online ? "ONLINE" : "OFFLINE");
            return null;
        });
    }

    public boolean isOnline() {
        return store.fact("mode").filter("ONLINE"::equals).isPresent();
    }

    boolean isEnrolled() {
        return store.fact("device_id").isPresent();
    }

    boolean hasShift() {
        return store.fact("shift_open").isPresent();
    }

    // seats

    /** The runs that the device knows, soonest first. */
    List<Run> schedules(int most) {
        return store.schedules(most);
    }

    /** Leases seats of a stretch: these, or as many as are wanted. */
    public Lease lease(UUID scheduleId, int from, int to, List<String> seats, int count, Optional<Instant> until) {
        mustBeOnline();
        Run run = run(scheduleId);
        JsonObjectBuilder wanted = createObjectBuilder()
                .add("schedule_id", scheduleId.toString())
                .add("from_stop_id", run.stopId(from))
                .add("to_stop_id", run.stopId(to));
        until.ifPresent(end -> wanted.add("until", end.toString()));
        if (seats.isEmpty()) {
            wanted.add("count", count);
        } else {
            wanted.add("seats", createArrayBuilder(seats));
        }
        Lease lease = exchange.lease(wanted.build());
        store.inTransaction(() -> {
            store.lease(lease);
            return null;
        });
        return lease;
    }

    /** Gives a lease back: what is not sold of it is anybody's again. What was sold of it is told first. */
    public void giveBack(UUID leaseId) {
        mustBeOnline();
        exchange.sync();
        exchange.giveBack(leaseId);
        store.inTransaction(() -> {
            store.forgetLease(leaseId);
            return null;
        });
    }

    // selling

    /**
     * Sells for cash. Online, a seat that is not leased yet is leased first, so that nobody pays for a seat which is refused
     * afterwards; offline it comes from a lease or, if the cashier takes the risk, from what was free when the platform was last heard.
     */
    public Paper sell(Order order) {
        Run run = run(order.scheduleId());
        mustBeOpen(run, order.from());
        if (isOnline() && places(run, order, false).isEmpty()) {
            lease(
                    order.scheduleId(),
                    order.from(),
                    order.to(),
                    order.guests().stream()
                            .flatMap(guest -> guest.seat().stream())
                            .toList(),
                    order.guests().size(),
                    Optional.empty());
        }
        long sequence = store.inTransaction(() -> record(run, order));
        if (isOnline()) {
            exchange.trySync();
        }
        return paper(sequence);
    }

    private long record(Run run, Order order) {
        List<Stock.Place> places = places(run, order, order.atRisk())
                .orElseThrow(() -> PosFailure.of(
                        order.atRisk()
                                ? "no such seat is free"
                                : "no such seat is leased; offline, --at-risk sells what may be sold already"));
        long fare = run.fare(order.from(), order.to()).orElseThrow(() -> PosFailure.of("this stretch is not sold"));
        long sequence = store.lastSequence() + 1;
        JsonArrayBuilder passengers = createArrayBuilder();
        for (int i = 0; i < places.size(); i++) {
            UUID ticketId = UUID.randomUUID();
            String seat = places.get(i).seat();
            passengers.add(createObjectBuilder()
                    .add("ticket_id", ticketId.toString())
                    .add("seat_number", seat)
                    .add("name", order.guests().get(i).name())
                    .add("price", money(fare, run.currency())));
            store.sell(new Sold(
                    ticketId,
                    sequence,
                    run.scheduleId(),
                    seat,
                    order.from(),
                    order.to(),
                    places.get(i).leaseId(),
                    SoldState.SOLD));
        }
        JsonObjectBuilder sale = createObjectBuilder()
                .add("receipt_number", fact("serial") + "-" + sequence)
                .add("schedule_id", run.scheduleId().toString())
                .add("from_stop_id", run.stopId(order.from()))
                .add("to_stop_id", run.stopId(order.to()))
                .add("contact", createObjectBuilder().add("phone", order.phone()));
        leaseOfAll(places).ifPresent(lease -> sale.add("lease_id", lease.toString()));
        journal(
                sequence,
                "SALE",
                sale.add("passengers", passengers)
                        .add("total", money(fare * places.size(), run.currency()))
                        .add("method", "CASH"));
        return sequence;
    }

    /** Seats for everyone in an order, no two the same; empty when there are not enough. */
    private Optional<List<Stock.Place>> places(Run run, Order order, boolean atRisk) {
        Stock stock =
                new Stock(run, store.soldOn(run.scheduleId()), store.leasesOn(run.scheduleId()), clock.platform());
        Set<String> gone = new HashSet<>();
        List<Stock.Place> places = new ArrayList<>();
        for (Guest guest : order.guests()) {
            Optional<Stock.Place> place = (guest.seat().isPresent() ? guest.seat().stream() : run.seats().stream())
                    .filter(seat -> !gone.contains(seat))
                    .flatMap(seat -> stock.place(seat, order.from(), order.to(), atRisk).stream())
                    .findFirst();
            if (place.isEmpty()) {
                return Optional.empty();
            }
            gone.add(place.get().seat());
            places.add(place.get());
        }
        return Optional.of(places);
    }

    private static Optional<UUID> leaseOfAll(List<Stock.Place> places) {
        Optional<UUID> first = places.get(0).leaseId();
        return places.stream().allMatch(place -> place.leaseId().equals(first)) ? first : Optional.empty();
    }

    /** Takes a ticket back that this device sold, and gives the cash back. */
    public Paper cancel(UUID ticketId, String reason) {
        long sequence = store.inTransaction(() -> {
            Sold sold = store.sold(ticketId).orElseThrow(() -> PosFailure.of("this device has not sold that ticket"));
            if (sold.state() != SoldState.SOLD) {
                throw PosFailure.of("the ticket is " + sold.state());
            }
            JsonObject price = passenger(sold).getJsonObject("price");
            long next = store.lastSequence() + 1;
            store.become(ticketId, SoldState.CANCELLED);
            journal(
                    next,
                    "CANCELLATION",
                    createObjectBuilder()
                            .add("ticket_id", ticketId.toString())
                            .add("reason", reason)
                            .add("cash_returned", price));
            return next;
        });
        if (isOnline()) {
            exchange.trySync();
        }
        return new Paper(sequence, "Ticket " + ticketId + " cancelled, cash given back.");
    }

    // paper

    /** The receipt and tickets of a sale; the second time they say COPY. */
    public Paper paper(long sequence) {
        Entry entry = store.operation(sequence)
                .filter(each -> each.type().equals("SALE"))
                .orElseThrow(() -> PosFailure.of("operation " + sequence + " is no sale of this device"));
        UUID scheduleId = UUID.fromString(entry.payload().getString("schedule_id"));
        return new Paper(sequence, Receipt.of(entry, store.soldBy(sequence), store.schedule(scheduleId), this::code));
    }

    /** The paper has left the printer. Until then the device cannot know, and says so. */
    public void printed(Paper paper) {
        store.inTransaction(() -> {
            store.printed(paper.sequence());
            return null;
        });
    }

    private String code(Run run, Sold ticket) {
        return run.code(ticket.ticketId(), ticket.seatNumber(), ticket.from(), ticket.to())
                .write(key());
    }

    private JsonObject passenger(Sold sold) {
        Entry sale = store.operation(sold.sequence()).orElseThrow();
        return JsonText.objects(sale.payload(), "passengers").stream()
                .filter(passenger ->
                        passenger.getString("ticket_id").equals(sold.ticketId().toString()))
                .findFirst()
                .orElseThrow();
    }

    // at the door of the bus

    /**
     * Judges a code at a stop of a bus by what is known here, in the order of docs/ticket-qr.md; who is let on is noted, once.
     *
     * @param letOn whether the conductor lets the passenger on whatever the answer
     */
    public String scan(UUID scheduleId, int stop, String text, boolean letOn) {
        Run run = run(scheduleId);
        TicketCode.Reading reading = TicketCode.read(text, store::ticketKey);
        String decision =
                reading.code().map(code -> judge(code, scheduleId, stop)).orElse("INVALID");
        if (reading.code().isPresent() && (decision.equals("OK") || letOn)) {
            UUID ticketId = reading.code().get().ticketId();
            store.inTransaction(() -> {
                long sequence = store.lastSequence() + 1;
                store.boarded(ticketId, sequence);
                JsonObjectBuilder boarding = createObjectBuilder()
                        .add("schedule_id", scheduleId.toString())
                        .add("stop_id", run.stopId(stop))
                        .add("nonce", UUID.randomUUID().toString())
                        .add("decision", decision);
                journal(
                        sequence,
                        "BOARDING",
                        TicketCode.isOfThePlatform(text)
                                ? boarding.add("ticket", text)
                                : boarding.add("ticket_id", ticketId.toString()));
                return null;
            });
            if (isOnline()) {
                exchange.trySync();
            }
        }
        return reading.code()
                .map(code -> decision + " seat " + code.seatNumber())
                .orElse(decision + " (" + reading.flaw() + ")");
    }

    private String judge(TicketCode code, UUID scheduleId, int stop) {
        Instant now = clock.platform();
        if (!code.scheduleId().equals(scheduleId)) {
            return "WRONG_TRIP";
        }
        if (store.revokedUpTo(code.ticketId()) >= code.issue()) {
            return "REVOKED";
        }
        if (now.isBefore(code.validFrom())) {
            return "NOT_YET_VALID";
        }
        if (!now.isBefore(code.validUntil())) {
            return "EXPIRED";
        }
        if (stop < code.fromSequence() || stop >= code.toSequence()) {
            return "WRONG_STOP";
        }
        return store.boarding(code.ticketId()).isPresent() ? "ALREADY_BOARDED" : "OK";
    }

    // the drawer

    /** Opens the device's next shift. Cash is taken in a shift only. */
    public int openShift(long floatAmount, String currency) {
        return store.inTransaction(() -> {
            if (store.fact("shift_open").isPresent()) {
                throw PosFailure.of("shift " + fact("shift_number") + " is open");
            }
            int number = store.fact("shift_number").map(Integer::valueOf).orElse(0) + 1;
            store.note("shift_number", number);
            store.note("shift_open", currency);
            journal(
                    store.lastSequence() + 1,
                    "SHIFT_OPENED",
                    createObjectBuilder().add("float", money(floatAmount, currency)));
            return number;
        });
    }

    /** Puts cash into the drawer or takes some out. */
    public void moveCash(boolean in, long amount, String reason) {
        store.inTransaction(() -> {
            mustHaveShift();
            journal(
                    store.lastSequence() + 1,
                    "CASH_MOVEMENT",
                    createObjectBuilder()
                            .add("kind", in ? "PAY_IN" : "PAY_OUT")
                            .add("amount", money(amount, fact("shift_open")))
                            .add("reason", reason));
            return null;
        });
    }

    /** Closes the shift with what was counted in the drawer; what there should be is the platform's to say. */
    public void closeShift(long counted) {
        store.inTransaction(() -> {
            mustHaveShift();
            journal(
                    store.lastSequence() + 1,
                    "SHIFT_CLOSED",
                    createObjectBuilder()
                            .add(
                                    "counted",
                                    createArrayBuilder()
                                            .add(createObjectBuilder()
                                                    .add("method", "CASH")
                                                    .add("amount", money(counted, fact("shift_open"))))));
            store.forget("shift_open");
            return null;
        });
    }

    // talking

    /** Tells the platform all that waits, and hears what is new. */
    public Exchange.Report sync() {
        mustBeOnline();
        return exchange.sync();
    }

    /** What the cashier should see when the device is switched on. */
    public String status() {
        StringBuilder text = new StringBuilder();
        text.append(store.fact("device_id")
                .map(id -> "device " + fact("serial") + ", " + id + ", " + (isOnline() ? "online" : "offline"))
                .orElse("not enrolled"));
        store.fact("cashier_id").ifPresent(cashier -> text.append("\ncashier ").append(cashier));
        store.fact("shift_open")
                .ifPresent(open ->
                        text.append("\nshift ").append(fact("shift_number")).append(" open"));
        text.append("\nlast operation ")
                .append(store.lastSequence())
                .append(", ")
                .append(store.queueLength())
                .append(" waiting for the platform");
        store.fact("trouble")
                .ifPresent(trouble -> text.append("\nthe last talk failed: ").append(trouble));
        for (Entry sale : store.unprinted()) {
            text.append("\noperation ")
                    .append(sale.sequence())
                    .append(": it is not known whether the paper came out; print ")
                    .append(sale.sequence());
        }
        for (Entry refused : store.refused(20)) {
            text.append("\n").append(Exchange.refusal(refused.payload(), refused.result()));
        }
        store.leases().forEach(lease -> text.append("\n").append(lease));
        return text.toString();
    }

    List<Entry> journal() {
        return store.journal();
    }

    Optional<PublicJwk> ticketKey(String keyId) {
        return store.ticketKey(keyId);
    }

    List<Entry> unprinted() {
        return store.unprinted();
    }

    // what all of this needs

    private void journal(long sequence, String type, JsonObjectBuilder fields) {
        UUID operationId = UUID.randomUUID();
        JsonObjectBuilder operation = createObjectBuilder()
                .add("operation_id", operationId.toString())
                .add("device_id", fact("device_id"))
                .add("sequence", sequence)
                .add("type", type)
                .add("recorded_at", clock.own().toString());
        store.fact("cashier_id").ifPresent(cashier -> operation.add("cashier_id", cashier));
        store.fact("shift_number").ifPresent(shift -> operation.add("shift_number", Integer.parseInt(shift)));
        JsonObject payload = operation.addAll(fields).build();
        store.journal(sequence, operationId, type, payload, key().signOperation(payload));
        store.note("clock_ahead", clock.ahead());
        store.note("clock_latest", clock.latest());
    }

    private static JsonObjectBuilder money(long amount, String currency) {
        return createObjectBuilder().add("amount", amount).add("currency", currency);
    }

    private Run run(UUID scheduleId) {
        return store.schedule(scheduleId)
                .orElseThrow(() -> PosFailure.of("the device does not know this schedule; sync"));
    }

    private void mustBeOpen(Run run, int from) {
        mustHaveShift();
        if (!run.isSold(from, clock.platform())
                || store.fact("company_suspended").filter("true"::equals).isPresent()) {
            throw PosFailure.of("the bus is not sold from this stop now");
        }
        if (run.wantsPapers()) {
            throw PosFailure.of("passengers of this bus show papers: sell it online");
        }
    }

    private void mustHaveShift() {
        if (store.fact("cashier_id").isEmpty() || store.fact("shift_open").isEmpty()) {
            throw PosFailure.of("cash is taken by a cashier who is logged in, in an open shift");
        }
    }

    private void mustBeOnline() {
        if (!isOnline()) {
            throw PosFailure.of("the device is offline");
        }
    }

    private DeviceKey key() {
        return DeviceKey.read(home, fact("key_id"));
    }

    private String fact(String name) {
        return store.fact(name).orElseThrow(() -> PosFailure.of("the device is not enrolled"));
    }

    @Override
    public void close() {
        store.close();
    }
}
