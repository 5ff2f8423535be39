package dev.twende.ticketing.boardings.boundary;

import dev.twende.events.ticketing.TicketBoardingUndone;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.boardings.boundary.BoardingRequest.Device;
import dev.twende.ticketing.boardings.control.BoardingConfig;
import dev.twende.ticketing.boardings.control.BoardingStore;
import dev.twende.ticketing.boardings.control.Gate;
import dev.twende.ticketing.boardings.control.NoShowStore;
import dev.twende.ticketing.boardings.control.ShownTicket;
import dev.twende.ticketing.boardings.control.Verdict;
import dev.twende.ticketing.boardings.entity.Boarding;
import dev.twende.ticketing.boardings.entity.BoardingUndo;
import dev.twende.ticketing.boardings.entity.Scan;
import dev.twende.ticketing.bookings.boundary.BoardedBookings;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.tickets.boundary.Tickets;
import dev.twende.ticketing.tickets.entity.Reading;
import dev.twende.ticketing.tickets.entity.TicketContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passengers who get on the bus. The lock of the booking decides between two who scan one ticket at the same instant. */
@ApplicationScoped
@Transactional
public class Boardings {
    private BoardingStore store;
    private NoShowStore noShows;
    private BoardedBookings bookings;
    private Tickets tickets;
    private Schedules schedules;
    private Gate gate;
    private Outbox outbox;
    private Caller caller;
    private BoardingConfig config;
    private Clock clock;

    protected Boardings() {} // for the CDI proxy

    @Inject
    public Boardings(
            BoardingStore store,
            NoShowStore noShows,
            BoardedBookings bookings,
            Tickets tickets,
            Schedules schedules,
            Gate gate,
            Outbox outbox,
            Caller caller,
            BoardingConfig config,
            Clock clock) {
        this.store = store;
        this.noShows = noShows;
        this.bookings = bookings;
        this.tickets = tickets;
        this.schedules = schedules;
        this.gate = gate;
        this.outbox = outbox;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Decides about a ticket and notes its passenger as boarded; or takes down what was decided without us. The same nonce is the same
     * scan, and gets the same answer.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND} for a schedule of another company; {@link ProblemType#IDEMPOTENCY_KEY_REUSED} when
     *     the nonce came before with another ticket or place
     */
    public BoardingResponse scan(BoardingRequest request) {
        schedules.plan(request.scheduleId()); // asks company for it if it is not here yet
        SchedulePlan plan = schedules.storedPlan(request.scheduleId());
        caller.mustActFor(plan.companyId());
        int sequence = sequence(plan, request);
        request.mustNameOneTicket();
        String hash = IdempotentRequests.hash("boardings.scan", request.subject());
        store.lockNonce(plan.companyId(), request.nonce());
        return store.find(plan.companyId(), request.nonce())
                .map(earlier -> repeated(earlier, hash))
                .orElseGet(() -> decide(plan, sequence, hash, request));
    }

    private static int sequence(SchedulePlan plan, BoardingRequest request) {
        List<Integer> visits = IntStream.range(0, plan.stops().size())
                .filter(i -> request.sequence() == null || i == request.sequence())
                .filter(i ->
                        request.stopId() == null || plan.stops().get(i).stopId().equals(request.stopId()))
                .boxed()
                .toList();
        if (visits.size() == 1) {
            return visits.get(0);
        }
        throw visits.isEmpty()
                ? Problem.invalid("stop_id", "with sequence must name a stop of this schedule")
                : Problem.invalid("sequence", "must be given: the bus comes by more than once, or stop_id is missing");
    }

    private static BoardingResponse repeated(Boarding earlier, String hash) {
        if (!earlier.answers(hash)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "This nonce came before with another ticket or place.");
        }
        return Json.mapper().fromJson(earlier.answer(), BoardingResponse.class);
    }

    private BoardingResponse decide(SchedulePlan plan, int sequence, String hash, BoardingRequest request) {
        ShownTicket shown = shown(plan.companyId(), request);
        Instant now = clock.instant(); // after the wait for the booking
        Scan scan = scan(request, sequence, hash, now);
        Verdict verdict = gate.decide(plan, scan, shown, now);
        UUID boardingId = Ids.next();
        BoardingResponse answer = BoardingResponse.of(boardingId, plan, scan, verdict, now.plus(config.undoWithin()));
        gate.keep(boardingId, plan, scan, verdict, Json.mapper().toJson(answer), now);
        return answer;
    }

    private Scan scan(BoardingRequest request, int sequence, String hash, Instant now) {
        Optional<Device> device = Optional.ofNullable(request.device());
        Instant clockThere = device.map(Device::clock).orElse(null);
        return new Scan(
                request.nonce(),
                hash,
                request.scheduleId(),
                sequence,
                request.offline(),
                request.offline() ? Scan.putRight(request.scannedAt(), clockThere, now) : now,
                request.scannedAt(),
                caller.userId(),
                device.map(Device::deviceId).orElse(null),
                device.map(Device::sequence).orElse(null));
    }

    /** The ticket that is meant, if it is one of this company: a stranger's is as good as none. */
    private ShownTicket shown(UUID companyId, BoardingRequest request) {
        ShownTicket shown = shown(request);
        boolean isOurs =
                shown.booking() != null && shown.booking().trip().companyId().equals(companyId);
        return isOurs ? shown : ShownTicket.NONE;
    }

    private ShownTicket shown(BoardingRequest request) {
        if (request.qr() != null) {
            return tickets.read(request.qr()) instanceof Reading.Verified verified
                    ? byId(verified.content().ticketId(), verified.content().issue())
                    : ShownTicket.NONE;
        }
        if (request.ticketId() != null) {
            return byId(request.ticketId(), TicketContent.BYTE_MAX);
        }
        return bookings.lock(request.bookingReference())
                .map(booking -> ShownTicket.of(booking, request.seatNumber()))
                .orElse(ShownTicket.NONE);
    }

    /** @param issue of the print that was shown; a newer one takes its place */
    private ShownTicket byId(UUID ticketId, int issue) {
        return bookings.lockOf(ticketId)
                .flatMap(booking ->
                        booking.ticket(ticketId).map(ticket -> ShownTicket.of(booking, ticket, issue < ticket.issue())))
                .orElse(ShownTicket.NONE);
    }

    /**
     * Takes a boarding back that was a mistake; a second time changes nothing. The ticket is as good as before, unless somebody else
     * rides on it.
     *
     * @throws Problem {@link ProblemType#BOARDING_NOT_UNDOABLE} when nobody boarded by it; {@link ProblemType#UNDO_OVER}
     */
    public RecordedBoarding undo(UUID boardingId, UndoRequest request) {
        Boarding boarding = store.find(boardingId).orElseThrow(Problem::notFound);
        caller.mustActFor(boarding.companyId());
        if (!boarding.isBoarding()) {
            throw Problem.of(ProblemType.BOARDING_NOT_UNDOABLE, "The answer was " + boarding.decision() + ".")
                    .with("decision", boarding.decision());
        }
        UUID ticketId = boarding.ticketId().orElseThrow();
        Booking booking = bookings.lockOf(ticketId).orElseThrow();
        BoardingUndo undo = store.findUndo(boardingId)
                .orElseGet(
                        () -> undo(boarding, booking, booking.ticket(ticketId).orElseThrow(), request.reason()));
        return RecordedBoarding.from(boarding, Optional.of(undo));
    }

    private BoardingUndo undo(Boarding boarding, Booking booking, Ticket ticket, String reason) {
        Instant now = clock.instant();
        Instant until = boarding.recordedAt().plus(config.undoWithin());
        if (now.isAfter(until)) {
            throw Problem.of(ProblemType.UNDO_OVER, "The boarding could be taken back for a while only.")
                    .with("undoable_until", until.toString());
        }
        BoardingUndo undo = new BoardingUndo(boarding.id(), reason, caller.userId(), now);
        store.add(undo);
        boolean nobodyRides = store.riding(ticket.id()).isEmpty();
        if (nobodyRides && ticket.status() == TicketStatus.BOARDED) {
            bookings.undoBoarding(booking, ticket, now);
            noShows.findForUpdate(boarding.scheduleId()).ifPresent(departure -> departure.lookAgain(now));
            outbox.publish(new TicketBoardingUndone(
                    ticket.id(),
                    booking.reference(),
                    boarding.scheduleId(),
                    boarding.companyId(),
                    ticket.seatNumber(),
                    boarding.id(),
                    now));
        }
        return undo;
    }

    /** All scans on a schedule, oldest first. */
    public Page<RecordedBoarding> list(UUID scheduleId, UUID after, int limit) {
        caller.mustActFor(schedules.storedPlan(scheduleId).companyId());
        List<Boarding> found = store.page(scheduleId, after, limit + 1);
        Map<UUID, BoardingUndo> undone = store
                .undone(found.stream().map(Boarding::id).toList())
                .stream()
                .collect(Collectors.toMap(BoardingUndo::boardingId, Function.identity()));
        return Page.of(
                found.stream()
                        .map(boarding ->
                                RecordedBoarding.from(boarding, Optional.ofNullable(undone.get(boarding.id()))))
                        .toList(),
                limit,
                boarding -> boarding.boardingId().toString());
    }
}
