package dev.twende.reporting.sales.boundary;

import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.reporting.sales.control.ReportingConfig;
import dev.twende.reporting.sales.control.SalesStore;
import dev.twende.reporting.sales.entity.Company;
import dev.twende.reporting.sales.entity.Fact;
import dev.twende.reporting.sales.entity.Movement;
import dev.twende.reporting.sales.entity.Period;
import dev.twende.reporting.sales.entity.Scope;
import dev.twende.reporting.sales.entity.Summary;
import dev.twende.reporting.sales.entity.Trend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** What was sold: facts go in as they are announced, totals come out. */
@ApplicationScoped
@Transactional
public class Sales {
    private SalesStore store;
    private ReportingConfig config;
    private Clock clock;

    protected Sales() {} // for the CDI proxy

    @Inject
    public Sales(SalesStore store, ReportingConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** The totals of a period by company; absent dates mean today, a bad range is a problem of the caller. */
    public Summary summary(String from, String to, Scope scope) {
        Period period = Period.parse(from, to, today(), config.zone());
        return new Summary(period, store.totals(period, scope));
    }

    /** One day by the hour; an absent date means today. */
    public Trend trend(String date, Scope scope) {
        Period day = Period.day(date, today(), config.zone());
        return Trend.of(day, store.hours(day, scope));
    }

    void hear(ScheduleCreated event, Instant announcedAt) {
        store.know(new Company(event.company().companyId(), event.company().name(), event.currency()), announcedAt);
    }

    void hear(TicketReserved event) {
        add(new Movement(event.companyId(), Fact.TICKET_RESERVED, event.ticketId(), event.price(), event.reservedAt()));
    }

    void hear(TicketPaid event) {
        add(new Movement(event.companyId(), Fact.TICKET_PAID, event.ticketId(), event.price(), event.paidAt()));
    }

    void hear(TicketExpired event) {
        add(new Movement(event.companyId(), Fact.TICKET_EXPIRED, event.ticketId(), event.price(), event.expiredAt()));
    }

    void hear(TicketCancelled event) {
        add(new Movement(
                event.companyId(), Fact.TICKET_CANCELLED, event.ticketId(), event.price(), event.cancelledAt()));
    }

    void hear(PaymentSucceeded event) {
        add(new Movement(
                event.companyId(), Fact.PAYMENT_SUCCEEDED, event.transactionId(), event.amount(), event.paidAt()));
    }

    void hear(PaymentFailed event) {
        add(new Movement(
                event.companyId(), Fact.PAYMENT_FAILED, event.transactionId(), event.amount(), event.failedAt()));
    }

    private void add(Movement movement) {
        store.add(movement, clock.instant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), config.zone());
    }
}
