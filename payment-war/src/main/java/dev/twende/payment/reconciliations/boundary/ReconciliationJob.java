package dev.twende.payment.reconciliations.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.time.Rounds;
import dev.twende.payment.providers.boundary.ProviderStatements;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.reconciliations.boundary.Reconciliations.Begun;
import dev.twende.payment.reconciliations.control.OurPayment;
import dev.twende.payment.reconciliations.control.ReconciliationConfig;
import dev.twende.payment.reconciliations.control.StatementFile;
import dev.twende.payment.reconciliations.entity.StatementSource;
import dev.twende.payment.transactions.boundary.BookingStates;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes comparisons: when somebody orders one, and every night of the day before. It asks the provider and ticketing, and so has no
 * transaction of its own. Any number of instances may run; a day is pulled once.
 */
@ApplicationScoped
public class ReconciliationJob {
    private static final Logger LOG = System.getLogger(ReconciliationJob.class.getName());

    /** Money asked for at the end of a period may move a little after it. */
    private static final Duration BEYOND = Duration.ofHours(1);

    /** How often we look whether the night has come. */
    private static final Duration PACE = Duration.ofMinutes(10);

    /** By then the day before is complete at the provider; its statement reaches back 48 hours. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(2);

    @Resource
    ManagedExecutorService workers;

    private Reconciliations reconciliations;
    private ProviderStatements statements;
    private BookingStates bookings;
    private ReconciliationConfig config;
    private Clock clock;
    private Rounds rounds;

    protected ReconciliationJob() {} // for the CDI proxy

    @Inject
    public ReconciliationJob(
            Reconciliations reconciliations,
            ProviderStatements statements,
            BookingStates bookings,
            ReconciliationConfig config,
            Clock clock,
            Rounds rounds) {
        this.reconciliations = reconciliations;
        this.statements = statements;
        this.bookings = bookings;
        this.config = config;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PACE, "the nightly comparison", this::compareYesterday);
    }

    /** With what the provider says. */
    public ReconciliationResponse pull(ReconciliationRequest request, IdempotencyKey key) {
        Begun begun = reconciliations.begin(request, StatementSource.PULL, key);
        if (begun.isNew()) {
            workers.execute(() -> make(begun.reconciliation(), pulled(begun.reconciliation())));
        }
        return begun.reconciliation();
    }

    /** With what a person got from the provider. */
    public ReconciliationResponse upload(ReconciliationRequest request, String csv, IdempotencyKey key) {
        List<StatementLine> lines = StatementFile.read(csv);
        Begun begun = reconciliations.begin(request, StatementSource.UPLOAD, key);
        if (begun.isNew()) {
            workers.execute(() -> make(begun.reconciliation(), () -> Optional.of(lines)));
        }
        return begun.reconciliation();
    }

    private void compareYesterday() {
        reconciliations.giveUpAbandoned();
        Instant midnight = clock.instant()
                .minus(AFTER_MIDNIGHT)
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        for (PaymentMethod method : config.nightly()) {
            Begun begun = reconciliations.begin(
                    new ReconciliationRequest(method.name(), midnight.minus(Duration.ofDays(1)), midnight),
                    StatementSource.PULL,
                    null);
            if (begun.isNew()) {
                make(begun.reconciliation(), pulled(begun.reconciliation()));
            }
        }
    }

    private Statement pulled(ReconciliationResponse what) {
        return () -> statements.of(what.method(), what.from(), earlier(what.to().plus(BEYOND), clock.instant()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void make(ReconciliationResponse what, Statement statement) {
        UUID id = what.reconciliationId();
        try {
            Optional<List<StatementLine>> lines = statement.read();
            if (lines.isEmpty()) {
                reconciliations.failed(id, "The provider gave no statement of this period.");
                return;
            }
            compare(what, lines.get());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Reconciliation " + id + " cannot be made", e);
            reconciliations.failed(id, "It could not be made; the log of " + clock.instant() + " says why.");
        }
    }

    private void compare(ReconciliationResponse what, List<StatementLine> lines) {
        UUID id = what.reconciliationId();
        reconciliations.keep(id, lines);
        lines.forEach(line -> reconciliations.takeIn(what.method(), line, what.from()));
        List<OurPayment> ours = reconciliations.ours(id, lines);
        List<String> references =
                ours.stream().map(OurPayment::bookingReference).distinct().toList();
        reconciliations.compare(id, lines, ours, bookings.of(references));
        LOG.log(Level.INFO, "Reconciliation {0}: {1} lines, {2} payments", id, lines.size(), ours.size());
    }

    /** Where the lines come from. */
    private interface Statement {
        Optional<List<StatementLine>> read();
    }
}
