package dev.twende.ticketing.pos.boundary;

import dev.twende.events.ticketing.CashTaken;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.boundary.AfterSales;
import dev.twende.ticketing.bookings.boundary.OfflineSales;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Contact;
import dev.twende.ticketing.bookings.entity.OfflineSale;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.Seller;
import dev.twende.ticketing.bookings.entity.SoldOffline;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.conflicts.boundary.Conflicts;
import dev.twende.ticketing.conflicts.entity.ConflictKind;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Cause;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Matter;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.pos.boundary.SaleForm.PassengerForm;
import dev.twende.ticketing.pos.control.OperationStore;
import dev.twende.ticketing.pos.entity.OperationHead;
import dev.twende.ticketing.pos.entity.Outcome;
import dev.twende.ticketing.pos.entity.PosJournal;
import dev.twende.ticketing.pos.entity.Turn;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sales that a device made, many at once. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SaleOperations {
    private OperationForms forms;
    private OperationStore store;
    private Schedules schedules;
    private OfflineSales sales;
    private ShiftOperations shifts;
    private Conflicts conflicts;
    private Outbox outbox;

    protected SaleOperations() {} // for the CDI proxy

    @Inject
    public SaleOperations(
            OperationForms forms,
            OperationStore store,
            Schedules schedules,
            OfflineSales sales,
            ShiftOperations shifts,
            Conflicts conflicts,
            Outbox outbox) {
        this.forms = forms;
        this.store = store;
        this.schedules = schedules;
        this.sales = sales;
        this.shifts = shifts;
        this.conflicts = conflicts;
        this.outbox = outbox;
    }

    /**
     * Takes sales down.
     *
     * @param turns in the device's order
     * @return one for each
     */
    List<OperationResult> take(Device device, PosJournal journal, List<Turn.Take> turns, Instant now) {
        List<Draft> drafts = turns.stream().map(this::draft).toList();
        price(device, journal, drafts);
        List<Draft> good = drafts.stream().filter(draft -> draft.flaw == null).toList();
        if (!good.isEmpty()) {
            List<SoldOffline> sold = sales.sell(
                    device.deviceId(), good.stream().map(draft -> draft.sale).toList(), plans(good), now);
            List<CashTaken> cash = new ArrayList<>();
            for (int i = 0; i < good.size(); i++) {
                good.get(i).result = settle(device, journal, good.get(i), sold.get(i), cash, now);
            }
            outbox.publishAll(cash);
        }
        return drafts.stream().map(Draft::result).toList();
    }

    private static Map<UUID, SchedulePlan> plans(List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> draft.plan)
                .collect(Collectors.toMap(SchedulePlan::scheduleId, plan -> plan, (one, same) -> one));
    }

    private Draft draft(Turn.Take turn) {
        Draft draft = new Draft(turn);
        try {
            draft.form = forms.read(turn.item().content(), SaleForm.class);
        } catch (Problem flaw) {
            draft.flaw = flaw;
        }
        return draft;
    }

    /** Checks the sales by the plans as they stand from now on. */
    private void price(Device device, PosJournal journal, List<Draft> drafts) {
        List<Draft> read = drafts.stream().filter(draft -> draft.flaw == null).toList();
        Map<UUID, SchedulePlan> plans = schedules.steadyPlans(
                read.stream().map(draft -> draft.form.scheduleId()).collect(Collectors.toSet()));
        List<UUID> ticketIds = read.stream()
                .flatMap(draft -> draft.form.passengers().stream())
                .map(PassengerForm::ticketId)
                .toList();
        Set<UUID> taken = new HashSet<>(store.ticketsThatExist(ticketIds));
        for (Draft draft : read) {
            try {
                draft.plan = Optional.ofNullable(plans.get(draft.form.scheduleId()))
                        .filter(plan -> plan.companyId().equals(device.companyId()))
                        .orElseThrow(() -> Problem.invalid("schedule_id", "is no schedule of this company"));
                mustBeNew(draft.form, taken);
                journal.mustHold(draft.form.total().currency(), "total.currency");
                draft.sale = sale(device, draft);
            } catch (Problem flaw) {
                draft.flaw = flaw;
            }
        }
    }

    private static void mustBeNew(SaleForm form, Set<UUID> taken) {
        Set<UUID> own = new HashSet<>();
        Set<String> seats = new HashSet<>();
        for (int i = 0; i < form.passengers().size(); i++) {
            PassengerForm passenger = form.passengers().get(i);
            if (taken.contains(passenger.ticketId()) || !own.add(passenger.ticketId())) {
                throw Problem.invalid("passengers[" + i + "].ticket_id", "is another ticket's");
            }
            if (!seats.add(passenger.seatNumber())) {
                throw Problem.invalid("passengers[" + i + "].seat_number", "is named twice");
            }
        }
        taken.addAll(own);
    }

    private static OfflineSale sale(Device device, Draft draft) {
        SaleForm form = draft.form;
        SchedulePlan plan = draft.plan;
        Journey journey = journey(form, plan);
        String fareClass = Objects.requireNonNullElse(form.fareClass(), FareProduct.STANDARD);
        Booking.Terms terms = AfterSales.terms(plan, fareClass);
        List<OfflineSale.Passenger> passengers = new ArrayList<>();
        Money sum = new Money(0, plan.currency());
        for (int i = 0; i < form.passengers().size(); i++) {
            PassengerForm passenger = form.passengers().get(i);
            String category = Objects.requireNonNullElse(passenger.riderCategory(), FareProduct.ADULT);
            if (!plan.knowsCategory(category)) {
                throw Problem.invalid("passengers[" + i + "].rider_category", "is not sold on this schedule");
            }
            if (!passenger.price().currency().equals(plan.currency())) {
                throw Problem.invalid("passengers[" + i + "].price", "must be in " + plan.currency());
            }
            sum = sum.plus(passenger.price());
            passengers.add(new OfflineSale.Passenger(
                    passenger.ticketId(),
                    passenger.seatNumber(),
                    new Booking.Rider(
                            new PassengerDetails(passenger.name(), passenger.phone(), category), passenger.price())));
        }
        if (!sum.equals(form.total())) {
            throw Problem.invalid("total", "must be the sum of the passengers' prices");
        }
        draft.fares = fares(plan, journey, fareClass, passengers);
        OperationHead head = draft.turn.item().head().orElseThrow();
        return new OfflineSale(
                Ids.next(),
                new Trip(
                        plan.companyId(),
                        plan.scheduleId(),
                        form.fromStopId(),
                        form.toStopId(),
                        journey.from(),
                        journey.to()),
                contact(form),
                passengers,
                terms,
                form.leaseId(),
                Ids.next(),
                new Seller(head.cashier().orElse(device.deviceId()), device.deviceId()));
    }

    /** What it would cost today; empty when it is not sold at all any more, which does not undo that it was. */
    private static Optional<Money> fares(
            SchedulePlan plan, Journey journey, String fareClass, List<OfflineSale.Passenger> passengers) {
        try {
            return passengers.stream()
                    .map(passenger -> passenger.rider().passenger().riderCategory())
                    .map(category -> plan.fare(journey, fareClass, category))
                    .reduce(Money::plus);
        } catch (Problem notSold) {
            return Optional.empty();
        }
    }

    private static Journey journey(SaleForm form, SchedulePlan plan) {
        try {
            return plan.journey(form.fromStopId(), form.toStopId());
        } catch (Problem elsewhere) {
            throw Problem.invalid("from_stop_id", "with to_stop_id must be a journey of this schedule");
        }
    }

    private static Contact contact(SaleForm form) {
        if (form.contact() != null) {
            return new Contact(
                    form.contact().phone(),
                    form.contact().email(),
                    Objects.requireNonNullElse(form.contact().language(), Language.ENGLISH.code()));
        }
        String phone = form.passengers().get(0).phone();
        if (phone == null) {
            throw Problem.invalid("contact.phone", "must be given, or the phone of the first passenger");
        }
        return new Contact(phone, null, Language.ENGLISH.code());
    }

    /** Notes the cash, and, where the seats could not be given, that somebody must decide about it. */
    private OperationResult settle(
            Device device, PosJournal journal, Draft draft, SoldOffline sold, List<CashTaken> cash, Instant now) {
        OperationHead head = draft.turn.item().head().orElseThrow();
        Booking booking = sold.booking();
        shifts.ensureOpen(journal, head, booking.total().currency(), now);
        journal.note();
        cash.add(new CashTaken(
                draft.sale.transactionId(),
                head.operationId(),
                device.deviceId(),
                head.cashierId(),
                journal.shiftNumber(),
                draft.form.receiptNumber(),
                booking.reference(),
                device.companyId(),
                booking.total(),
                head.recordedAt(),
                now));
        OperationResult result = OperationResult.accepted(head).booked(booking.reference(), journal.shiftNumber());
        if (sold.refused().isPresent()) {
            UUID conflictId = conflicts.open(
                    ConflictKind.SALE,
                    new Cause(
                            device.deviceId(),
                            head.operationId(),
                            sold.refusal().type().code(),
                            sold.wonAt()),
                    new Matter(
                            device.companyId(),
                            booking.id(),
                            booking.reference(),
                            draft.sale.transactionId(),
                            booking.trip().scheduleId()),
                    now);
            return result.refused(Outcome.REJECTED, sold.refusal(), sold.wonAt(), conflictId);
        }
        return draft.fares
                .filter(fare -> !fare.equals(booking.total()))
                .map(result::priced)
                .orElse(result);
    }

    /** A sale on its way to be a booking. */
    private static final class Draft {
        final Turn.Take turn;
        SaleForm form;
        SchedulePlan plan;
        OfflineSale sale;
        /** What it costs by today's fares, if it is still sold. */
        Optional<Money> fares;

        Problem flaw;
        OperationResult result;

        Draft(Turn.Take turn) {
            this.turn = turn;
        }

        OperationResult result() {
            return flaw == null ? result : OperationResult.invalid(turn.item(), turn.sequence(), flaw);
        }
    }
}
