package dev.twende.ticketing.pos.boundary;

import dev.twende.events.ticketing.CashMovedOnDevice;
import dev.twende.events.ticketing.CashReturned;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.boundary.OfflineReturns;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.conflicts.boundary.Conflicts;
import dev.twende.ticketing.conflicts.entity.ConflictKind;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Cause;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Decision;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Matter;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.pos.control.OperationStore;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.Outcome;
import dev.twende.ticketing.pos.entity.PosJournal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Tickets that a device took back. Cash that it gave for them has left the drawer, whatever is thought of it here: either it is the refund of
 * tickets that are cancelled by this, or it is noted as gone, and somebody must look at it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CancellationOperations {
    private static final String PAY_OUT = "PAY_OUT";

    private OperationForms forms;
    private OperationStore store;
    private OfflineReturns returns;
    private ShiftOperations shifts;
    private Conflicts conflicts;
    private Outbox outbox;

    protected CancellationOperations() {} // for the CDI proxy

    @Inject
    public CancellationOperations(
            OperationForms forms,
            OperationStore store,
            OfflineReturns returns,
            ShiftOperations shifts,
            Conflicts conflicts,
            Outbox outbox) {
        this.forms = forms;
        this.store = store;
        this.returns = returns;
        this.shifts = shifts;
        this.conflicts = conflicts;
        this.outbox = outbox;
    }

    /** @throws Problem {@link ProblemType#VALIDATION_FAILED} when no ticket of the company is meant; {@link ProblemType#BOOKING_NOT_CHANGEABLE} */
    OperationResult take(Device device, PosJournal journal, OperationHead head, String content, Instant now) {
        CancellationForm form = forms.read(content, CancellationForm.class);
        Booking booking = booking(device, form);
        List<Ticket> given = form.ticketId() == null
                ? booking.tickets()
                : booking.tickets().stream()
                        .filter(ticket -> ticket.id().equals(form.ticketId()))
                        .toList();
        Money cash = form.cashReturned();
        if (!cash.currency().equals(booking.total().currency())) {
            throw Problem.invalid(
                    "cash_returned", "must be in " + booking.total().currency());
        }
        if (cash.amount() > 0) {
            shifts.ensureOpen(journal, head, cash.currency(), now);
            journal.mustHold(cash.currency(), "cash_returned");
        }
        Optional<UUID> payment = returns.payment(booking);
        if (booking.status() == BookingStatus.EXPIRED) {
            return ofRefused(device, journal, head, form, booking, now);
        }
        Optional<Problem> objection = returns.objection(booking, given, cash);
        if (objection.isEmpty()) {
            UUID refund = returns.giveBack(booking, given, cash, now);
            return returned(device, journal, head, form, booking, payment.orElse(null), refund, now);
        }
        if (cash.amount() == 0) {
            throw objection.get();
        }
        return queued(device, journal, head, form, booking, payment.orElse(null), objection.get(), now);
    }

    private Booking booking(Device device, CancellationForm form) {
        if ((form.ticketId() == null) == (form.saleOperationId() == null)) {
            throw Problem.invalid("ticket_id", "or sale_operation_id must be given, and only one of them");
        }
        Optional<Booking> found = form.ticketId() == null
                ? store.answer(device.deviceId(), form.saleOperationId())
                        .map(answer -> Json.mapper().fromJson(answer, OperationResult.class))
                        .map(OperationResult::bookingReference)
                        .flatMap(returns::lock)
                : returns.lockOf(form.ticketId());
        return found.filter(booking -> booking.trip().companyId().equals(device.companyId()))
                .orElseThrow(() -> form.ticketId() == null
                        ? Problem.invalid("sale_operation_id", "is no sale of this device")
                        : Problem.invalid("ticket_id", "is no ticket of this company"));
    }

    /** The seats were refused, and the passenger has got the money at the counter: that resolves the conflict. */
    private OperationResult ofRefused(
            Device device,
            PosJournal journal,
            OperationHead head,
            CancellationForm form,
            Booking booking,
            Instant now) {
        Problem over = Problem.of(ProblemType.BOOKING_NOT_CHANGEABLE, "The booking is " + booking.status() + ".");
        Money cash = form.cashReturned();
        Optional<Conflicts.Refunded> refunded = cash.equals(booking.total())
                ? conflicts.refundedByDevice(
                        booking.id(), new Decision(head.cashier().orElse(device.deviceId()), now, form.reason()))
                : Optional.empty();
        if (refunded.isPresent()) {
            return returned(
                    device,
                    journal,
                    head,
                    form,
                    booking,
                    refunded.get().transactionId(),
                    refunded.get().refundId(),
                    now);
        }
        if (cash.amount() == 0) {
            throw over;
        }
        return queued(device, journal, head, form, booking, null, over, now);
    }

    private OperationResult returned(
            Device device,
            PosJournal journal,
            OperationHead head,
            CancellationForm form,
            Booking booking,
            UUID transactionId,
            UUID refundId,
            Instant now) {
        OperationResult done = OperationResult.accepted(head);
        if (form.cashReturned().amount() == 0) {
            return done.booked(booking.reference(), null);
        }
        journal.note();
        outbox.publish(new CashReturned(
                refundId,
                transactionId,
                head.operationId(),
                device.deviceId(),
                head.cashierId(),
                journal.shiftNumber(),
                booking.reference(),
                device.companyId(),
                form.cashReturned(),
                form.reason(),
                head.recordedAt(),
                now));
        return done.booked(booking.reference(), journal.shiftNumber()).returned(refundId);
    }

    private OperationResult queued(
            Device device,
            PosJournal journal,
            OperationHead head,
            CancellationForm form,
            Booking booking,
            UUID transactionId,
            Problem objection,
            Instant now) {
        journal.note();
        outbox.publish(new CashMovedOnDevice(
                head.operationId(),
                device.deviceId(),
                head.cashierId(),
                device.companyId(),
                journal.shiftNumber(),
                PAY_OUT,
                form.cashReturned(),
                "given back for " + booking.reference() + ": " + form.reason(),
                head.recordedAt(),
                now));
        UUID conflictId = conflicts.open(
                ConflictKind.CANCELLATION,
                new Cause(
                        device.deviceId(), head.operationId(), objection.type().code(), null),
                new Matter(
                        device.companyId(),
                        booking.id(),
                        booking.reference(),
                        transactionId,
                        booking.trip().scheduleId()),
                now);
        return OperationResult.accepted(head)
                .booked(booking.reference(), journal.shiftNumber())
                .refused(Outcome.CONFLICT_QUEUED, objection, null, conflictId);
    }
}
