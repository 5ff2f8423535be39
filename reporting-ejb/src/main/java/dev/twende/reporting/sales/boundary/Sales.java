package dev.twende.reporting.sales.boundary;

import dev.twende.events.Event;
import dev.twende.events.company.CompanyRef;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.events.payment.PaymentFailed;
import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.events.ticketing.TicketCancelled;
import dev.twende.events.ticketing.TicketExpired;
import dev.twende.events.ticketing.TicketPaid;
import dev.twende.events.ticketing.TicketReserved;
import dev.twende.outbox.Envelope;
import dev.twende.reporting.sales.control.ReportingConfig;
import dev.twende.reporting.sales.control.SalesStore;
import dev.twende.reporting.sales.entity.Company;
import dev.twende.reporting.sales.entity.Fact;
import dev.twende.reporting.sales.entity.Movement;
import dev.twende.reporting.sales.entity.Period;
import dev.twende.reporting.sales.entity.Scope;
import dev.twende.reporting.sales.entity.Summary;
import dev.twende.reporting.sales.entity.Tally;
import dev.twende.reporting.sales.entity.Trend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    /** Adds what events tell to the totals; what tells nothing about totals is passed over. */
    void hear(List<Envelope> news) {
        List<Movement> movements = new ArrayList<>();
        Map<UUID, Company> companies = new LinkedHashMap<>();
        for (Envelope each : news) {
            Event event = each.event().orElse(null);
            if (event instanceof ScheduleCreated created) {
                CompanyRef company = created.company();
                Company named = new Company(company.companyId(), company.name(), created.currency(), each.time());
                companies.merge(company.companyId(), named, Company::latest);
            } else if (event != null) {
                movement(event).ifPresent(movements::add);
            }
        }
        companies.values().forEach(store::know);
        store.add(Tally.of(movements), clock.instant());
    }

    private static Optional<Movement> movement(Event event) {
        Movement movement = null;
        if (event instanceof TicketReserved it) {
            movement = new Movement(it.companyId(), Fact.TICKET_RESERVED, it.ticketId(), it.price(), it.reservedAt());
        } else if (event instanceof TicketPaid it) {
            movement = new Movement(it.companyId(), Fact.TICKET_PAID, it.ticketId(), it.price(), it.paidAt());
        } else if (event instanceof TicketExpired it) {
            movement = new Movement(it.companyId(), Fact.TICKET_EXPIRED, it.ticketId(), it.price(), it.expiredAt());
        } else if (event instanceof TicketCancelled it) {
            movement = new Movement(it.companyId(), Fact.TICKET_CANCELLED, it.ticketId(), it.price(), it.cancelledAt());
        } else if (event instanceof PaymentSucceeded it) {
            movement =
                    new Movement(it.companyId(), Fact.PAYMENT_SUCCEEDED, it.transactionId(), it.amount(), it.paidAt());
        } else if (event instanceof PaymentFailed it) {
            movement =
                    new Movement(it.companyId(), Fact.PAYMENT_FAILED, it.transactionId(), it.amount(), it.failedAt());
        }
        return Optional.ofNullable(movement);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), config.zone());
    }
}
