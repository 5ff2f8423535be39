package dev.twende.payment.providers.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.PaymentMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds the provider of a payment method. */
@ApplicationScoped
public class PaymentProviders {
    private Instance<PaymentProvider> providers;

    protected PaymentProviders() {} // for the CDI proxy

    @Inject
    public PaymentProviders(@Any Instance<PaymentProvider> providers) {
        this.providers = providers;
    }

    /**
     * @throws Problem payment-method-unsupported when nobody moves money in this way here
     */
    public PaymentProvider of(PaymentMethod method) {
        return providers.stream()
                .filter(provider -> provider.method() == method && provider.isOnOffer())
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.PAYMENT_METHOD_UNSUPPORTED, "Payment by " + method + " is not on offer here."));
    }
}
