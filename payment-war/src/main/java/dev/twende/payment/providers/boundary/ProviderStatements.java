package dev.twende.payment.providers.boundary;

import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.providers.entity.StatementLine;
import dev.twende.payment.providers.entity.StatementReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a provider's statement to its last page. Never called inside a transaction. */
@ApplicationScoped
public class ProviderStatements {
    /** More than a busy day has; a statement that goes on beyond is not believed to end. */
    private static final int PAGES_MAX = 2_000;

    private PaymentProviders providers;

    protected ProviderStatements() {} // for the CDI proxy

    @Inject
    public ProviderStatements(PaymentProviders providers) {
        this.providers = providers;
    }

    /**
     * @param from inclusive
     * @param to exclusive
     * @return empty when the provider keeps none of that time, or did not answer to the last page
     */
    public Optional<List<StatementLine>> of(PaymentMethod method, Instant from, Instant to) {
        PaymentProvider provider = providers.of(method);
        List<StatementLine> lines = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int page = 0; page < PAGES_MAX; page++) {
            if (!(provider.statement(from, to, next) instanceof StatementReply.Page read)) {
                return Optional.empty();
            }
            lines.addAll(read.lines());
            next = read.next();
            if (next.isEmpty()) {
                return Optional.of(lines);
            }
        }
        return Optional.empty();
    }
}
