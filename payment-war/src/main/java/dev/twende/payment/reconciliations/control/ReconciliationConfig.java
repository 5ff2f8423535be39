package dev.twende.payment.reconciliations.control;

import dev.twende.payment.providers.entity.PaymentMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is compared every night. */
@ApplicationScoped
public class ReconciliationConfig {
    private List<PaymentMethod> nightly;

    protected ReconciliationConfig() {} // for the CDI proxy

    @Inject
    public ReconciliationConfig(
            @ConfigProperty(name = "twende.payment.reconciliation.nightly") Optional<String> nightly) {
        this.nightly = Arrays.stream(nightly.orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(PaymentMethod::valueOf)
                .toList();
    }

    /** The methods whose statement is pulled every night. */
    public List<PaymentMethod> nightly() {
        return nightly;
    }
}
