package dev.twende.ticketing.bookings.control;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.messages.boundary.Messages;
import dev.twende.ticketing.messages.boundary.Notice;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.vouchers.boundary.RefundVoucher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells a booking's contact what became of it: their stops, and times as clocks show them there. */
@ApplicationScoped
public class BookingNotices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    /** How many seats are named; a larger party reads how many more there are. */
    private static final int NAMED_SEATS = 3;

    private Messages messages;
    private Schedules schedules;

    protected BookingNotices() {} // for the CDI proxy

    @Inject
    public BookingNotices(Messages messages, Schedules schedules) {
        this.messages = messages;
        this.schedules = schedules;
    }

    /** The tickets are bought. */
    public void paid(Booking booking) {
        write(booking, MessageKind.BOOKING_PAID, Map.of("amount", text(booking.total())));
    }

    /** The counter keeps the seats until they are paid. */
    public void reserved(Booking booking) {
        writeWithDeadline(booking, MessageKind.RESERVED);
    }

    /** The seats are still not paid. */
    public void payReminder(Booking booking) {
        writeWithDeadline(booking, MessageKind.PAY_REMINDER);
    }

    private void writeWithDeadline(Booking booking, MessageKind kind) {
        SchedulePlan plan = schedules.storedPlan(booking.trip().scheduleId());
        write(
                booking,
                plan,
                kind,
                Map.of(
                        "deadline",
                        TIME.format(booking.holdExpiresAt().atZone(zone(booking, plan))),
                        "amount",
                        text(booking.total())));
    }

    /** Money is on its way back. */
    public void refundStarted(Booking booking, Money amount) {
        write(booking, MessageKind.REFUND_STARTED, Map.of("amount", text(amount)));
    }

    /** Money went back. */
    public void refundPaid(Booking booking, Money amount) {
        write(booking, MessageKind.REFUND_PAID, Map.of("amount", text(amount)));
    }

    /** The passengers have a voucher instead of money. */
    public void voucherIssued(Booking booking, RefundVoucher voucher) {
        SchedulePlan plan = schedules.storedPlan(booking.trip().scheduleId());
        write(
                booking,
                plan,
                MessageKind.VOUCHER_ISSUED,
                Map.of(
                        "code",
                        voucher.code(),
                        "amount",
                        text(voucher.amount()),
                        "until",
                        DAY.format(voucher.validUntil().atZone(zone(booking, plan)))));
    }

    /** The voucher of a bus that does not run can be used again. */
    public void voucherReturned(Booking booking, String code) {
        write(booking, MessageKind.VOUCHER_RETURNED, Map.of("code", code));
    }

    /** Seats that became free are held for a party that waited for them. */
    public void seatsOffered(Booking booking, SchedulePlan plan) {
        write(
                booking,
                plan,
                MessageKind.SEATS_OFFERED,
                Map.of("deadline", TIME.format(booking.holdExpiresAt().atZone(zone(booking, plan)))));
    }

    /** The passengers sit elsewhere, because another bus comes. */
    public void seatChanged(Booking booking, SchedulePlan plan) {
        write(booking, plan, MessageKind.SEAT_CHANGED, Map.of());
    }

    /** The booking is on another schedule now. */
    public void rebooked(Booking booking) {
        write(booking, MessageKind.REBOOKED, Map.of());
    }

    /** Some of the party have a reference of their own: the contact is told, and those who have phones. */
    public void split(Booking booking, Booking other) {
        Stream<String> leaving = other.tickets().stream().flatMap(ticket -> ticket.passenger().phone().stream());
        write(other, leaving, MessageKind.PARTY_SPLIT, Map.of("old_reference", booking.reference()));
    }

    /**
     * Somebody else rides on a ticket: the contact is told, who rides now, and who did before, since a ticket is not handed on without
     * its passenger knowing.
     */
    public void nameChanged(Booking booking, Ticket ticket, PassengerDetails before) {
        Stream<String> concerned =
                Stream.of(before, ticket.passenger()).flatMap(passenger -> passenger.phone().stream());
        write(
                booking,
                concerned,
                MessageKind.NAME_CHANGED,
                Map.of("passenger", ticket.passenger().name(), "seats", ticket.seats()));
    }

    /** The bus leaves at another time than {@code before}. */
    public void delayed(Booking booking, SchedulePlan plan, Instant before) {
        write(
                booking,
                plan,
                MessageKind.SCHEDULE_DELAYED,
                Map.of("before", TIME.format(before.atZone(zone(booking, plan)))));
    }

    /** The bus leaves so late that the money can be had back until the deadline. */
    public void refundable(Booking booking, SchedulePlan plan, Instant before, Instant deadline) {
        ZoneId zone = zone(booking, plan);
        write(
                booking,
                plan,
                MessageKind.DELAY_REFUNDABLE,
                Map.of("before", TIME.format(before.atZone(zone)), "deadline", TIME.format(deadline.atZone(zone))));
    }

    /** The bus does not run, and there is a choice until the deadline. */
    public void cancelled(Booking booking, SchedulePlan plan, Instant deadline) {
        write(
                booking,
                plan,
                MessageKind.SCHEDULE_CANCELLED,
                Map.of("deadline", TIME.format(deadline.atZone(zone(booking, plan)))));
    }

    private static ZoneId zone(Booking booking, SchedulePlan plan) {
        return plan.stops().get(booking.trip().fromSequence()).timeZone();
    }

    private void write(Booking booking, MessageKind kind, Map<String, String> more) {
        write(booking, schedules.storedPlan(booking.trip().scheduleId()), kind, more);
    }

    /** @param phones that are told besides the contact's; each one once */
    private void write(Booking booking, Stream<String> phones, MessageKind kind, Map<String, String> more) {
        SchedulePlan plan = schedules.storedPlan(booking.trip().scheduleId());
        Stream.concat(Stream.of(booking.contact().phone()), phones)
                .distinct()
                .forEach(phone -> write(booking, phone, plan, kind, more));
    }

    private void write(Booking booking, SchedulePlan plan, MessageKind kind, Map<String, String> more) {
        write(booking, booking.contact().phone(), plan, kind, more);
    }

    private void write(Booking booking, String phone, SchedulePlan plan, MessageKind kind, Map<String, String> more) {
        PlannedStop from = plan.stops().get(booking.trip().fromSequence());
        Map<String, String> values = new HashMap<>();
        values.put("company", plan.companyName());
        values.put("plate", plan.plateNumber());
        values.put("reference", booking.reference());
        values.put("from", from.name());
        values.put("to", plan.stops().get(booking.trip().toSequence()).name());
        values.put("time", TIME.format(from.departureTime().atZone(from.timeZone())));
        values.put("seats", text(booking.tickets().stream().map(Ticket::seats).toList()));
        values.putAll(more);
        messages.write(new Notice(
                booking.id(),
                booking.reference(),
                booking.trip().companyId(),
                phone,
                Language.of(booking.contact().language()),
                kind,
                values));
    }

    private static String text(List<String> seats) {
        return seats.size() <= NAMED_SEATS
                ? String.join(",", seats)
                : String.join(",", seats.subList(0, NAMED_SEATS - 1)) + " +" + (seats.size() - NAMED_SEATS + 1);
    }

    private static String text(Money money) {
        int digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        return money.currency() + " "
                + BigDecimal.valueOf(money.amount(), Math.max(0, digits)).toPlainString();
    }
}
