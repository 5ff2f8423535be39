package dev.twende.reporting.summaries.boundary;

import dev.twende.events.Event;
import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One company's day as its events tell it, and the plainest model of what they add up to. */
final class History {
    private static final String CURRENCY = "RWF";
    private static final String SEAT = "12A";

    final UUID companyId = Ids.next();
    final List<Event> events = new ArrayList<>();
    private final String name;
    private final Instant from;
    private long reserved;
    private long paid;
    private long expired;
    private long cancelled;
    private long gross;
    private long received;
    private long paymentsFailed;

    History(String name, Instant from) {
        this.name = name;
        this.from = from;
    }

    /** What the API is expected to answer about this company. */
    record Expected(
            long reserved, long paid, long expired, long cancelled, long gross, long received, long paymentsFailed) {}

    Expected expected() {
        return new Expected(reserved, paid, expired, cancelled, gross, received, paymentsFailed);
    }

    /** A published schedule, from which reporting learns the company's name. */
    ScheduleCreated schedule() {
        return scheduleOf(name);
    }

    ScheduleCreated scheduleOf(String companyName) {
        return new ScheduleCreated(
                Ids.next(),
                new CompanyRef(companyId, companyName),
                Ids.next(),
                "Kigali - Huye",
                Ids.next(),
                "RAD 123 B",
                null,
                LocalDate.parse("2026-11-23"),
                from,
                List.of(SEAT),
                List.of(),
                CURRENCY,
                List.of(),
                1,
                null,
                null,
                null);
    }

    /** Tickets with every kind of end, as random as the dice say. */
    History withTickets(int count, RandomGenerator dice) {
        for (int i = 0; i < count; i++) {
            Money price = Money.of(1_000 + dice.nextLong(9_000), CURRENCY);
            Instant at = from.plus(Duration.ofSeconds(dice.nextLong(3_600)));
            UUID ticket = reserve(price, at);
            switch (dice.nextInt(4)) {
                case 0 -> pay(ticket, price, at);
                case 1 -> expire(ticket, price, at);
                case 2 -> cancel(ticket, price, at);
                default -> failToPay(price, at);
            }
        }
        return this;
    }

    UUID reserve(Money price, Instant at) {
        UUID ticket = Ids.next();
        UUID stop = Ids.next();
        events.add(new TicketReserved(
                ticket, "ABCD2345", Ids.next(), companyId, SEAT, stop, stop, 0, 1, price, at, at.plusSeconds(600)));
        reserved++;
        return ticket;
    }

    void pay(UUID ticket, Money price, Instant at) {
        UUID transaction = Ids.next();
        events.add(new PaymentSucceeded(transaction, "ABCD2345", companyId, price, "MPESA", "NLJ7RT61SV", at));
        events.add(new TicketPaid(ticket, "ABCD2345", Ids.next(), companyId, SEAT, price, transaction, at));
        paid++;
        gross += price.amount();
        received += price.amount();
    }

    private void expire(UUID ticket, Money price, Instant at) {
        events.add(new TicketExpired(ticket, "ABCD2345", Ids.next(), companyId, SEAT, price, at));
        expired++;
    }

    private void cancel(UUID ticket, Money price, Instant at) {
        events.add(new TicketCancelled(ticket, "ABCD2345", Ids.next(), companyId, SEAT, price, at));
        cancelled++;
    }

    private void failToPay(Money price, Instant at) {
        events.add(new PaymentFailed(Ids.next(), "ABCD2345", companyId, price, "MPESA", "cancelled by the payer", at));
        paymentsFailed++;
    }
}
