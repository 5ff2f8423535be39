package dev.twende.payment.paybills.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.payment.paybills.boundary.Paybills.Wanted;
import dev.twende.payment.paybills.control.PaybillConfig;
import dev.twende.payment.paybills.entity.PaybillPayment;
import dev.twende.payment.providers.boundary.ProviderStatements;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.transactions.boundary.BookingStates;
import dev.twende.payment.transactions.entity.BookingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for payments that we were told of on the provider's own statement, and finds out whose they are. Any number of instances
 * may do so together.
 */
@ApplicationScoped
public class PaybillMatcher {
    private static final Logger LOG = System.getLogger(PaybillMatcher.class.getName());
    /** Bounds a round; the rest waits for the next. */
    private static final int BATCH = 50;

    /** The provider's clock and ours differ, and it may have moved the money a while before it told us. */
    private static final Duration BEFORE = Duration.ofMinutes(30);

    private static final Duration AFTER = Duration.ofMinutes(5);

    private Paybills paybills;
    private ProviderStatements statements;
    private BookingStates bookings;
    private Clock clock;
    private Duration pace;
    private Rounds rounds;

    protected PaybillMatcher() {} // for the CDI proxy

    @Inject
    public PaybillMatcher(
            Paybills paybills,
            ProviderStatements statements,
            BookingStates bookings,
            PaybillConfig config,
            Clock clock,
            Rounds rounds) {
        this.paybills = paybills;
        this.statements = statements;
        this.bookings = bookings;
        this.pace = config.pace();
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(pace, "Pay Bill payments", this::matchWhatIsDue);
    }

    private void matchWhatIsDue() {
        List<Wanted> wanted = paybills.due(BATCH);
        if (!wanted.isEmpty()) {
            match(wanted);
        }
    }

    private void match(List<Wanted> wanted) {
        Instant first =
                wanted.stream().map(Wanted::since).min(Instant::compareTo).orElseThrow();
        Instant since = first.minus(BEFORE);
        Optional<List<StatementLine>> statement =
                statements.of(PaymentMethod.MPESA, since, clock.instant().plus(AFTER));
        if (statement.isEmpty()) {
            return; // no answer proves nothing: the next look is planned
        }
        Map<String, StatementLine> lines = statement.get().stream()
                .collect(Collectors.toMap(StatementLine::receipt, Function.identity(), (one, same) -> one));
        paybills.prove(statement.get());
        Map<String, BookingState> states = bookings.of(wanted.stream()
                .map(Wanted::receipt)
                .map(lines::get)
                .filter(line -> line != null)
                .map(line -> PaybillPayment.bookingReference(line.reference()))
                .filter(reference -> !reference.isEmpty() && reference.length() <= 12)
                .distinct()
                .toList());
        wanted.forEach(payment -> settle(payment, Optional.ofNullable(lines.get(payment.receipt())), since, states));
    }

    private void settle(Wanted payment, Optional<StatementLine> line, Instant since, Map<String, BookingState> states) {
        try {
            line.ifPresentOrElse(
                    shown -> paybills.confirmed(
                            payment.id(),
                            shown,
                            since,
                            Optional.ofNullable(states.get(PaybillPayment.bookingReference(shown.reference())))),
                    () -> paybills.missing(payment.id()));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Receipt " + payment.receipt() + " cannot be matched; it will be looked at again",
                    e);
        }
    }
}
