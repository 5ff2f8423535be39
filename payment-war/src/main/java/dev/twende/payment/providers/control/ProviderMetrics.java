package dev.twende.payment.providers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** How providers answer, how long they take and whether they are left alone; by provider and outcome alone, so that the number of series stays small. */
@ApplicationScoped
public class ProviderMetrics {
    private MetricRegistry metrics;

    protected ProviderMetrics() {} // for the CDI proxy

    @Inject
    public ProviderMetrics(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    /** From now on it can be seen whether this provider is left alone. */
    void watch(String provider, BooleanSupplier isLeftAlone) {
        metrics.gauge("twende_payment_provider_breaker_open", () -> isLeftAlone.getAsBoolean() ? 1 : 0, of(provider));
    }

    /** A provider is left alone from now on. */
    void breakerOpened(String provider) {
        metrics.counter("twende_payment_provider_breaker_opened_total", of(provider))
                .inc();
    }

    /** @param took from asking to the last byte of the answer, or to giving up */
    void called(String provider, Outcome outcome, Duration took) {
        metrics.timer(
                        "twende_payment_provider_call",
                        of(provider),
                        new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .update(took);
    }

    private static Tag of(String provider) {
        return new Tag("provider", provider);
    }

    /** What can become of a call. */
    enum Outcome {
        ANSWERED,
        /** The provider said no, for certain. */
        REFUSED,
        /** It said that it is not well. */
        UNWELL,
        /** It may have heard us. */
        NO_ANSWER,
        /** We left it alone, or had too many calls out already. */
        NOT_SENT;

        static Outcome of(ProviderReply reply) {
            if (!reply.sent()) {
                return NOT_SENT;
            }
            if (reply.status() == 0) {
                return NO_ANSWER;
            }
            if (reply.isTrouble()) {
                return UNWELL;
            }
            return reply.isRefusal() ? REFUSED : ANSWERED;
        }
    }
}
