package dev.twende.payment.providers.control;

import dev.twende.payment.providers.entity.CollectionLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who we are to MTN MoMo, where it answers and how long we wait. Collections and disbursements are two accounts of ours. */
@ApplicationScoped
public class MomoConfig {
    private Optional<Account> collections;
    private Optional<Account> disbursements;
    private String targetEnvironment;
    private Optional<String> callbackBaseUrl;
    private CollectionLimits limits;
    private Optional<ProviderConnection.Settings> connection;

    protected MomoConfig() {} // for the CDI proxy

    @Inject
    public MomoConfig(
            @ConfigProperty(name = "twende.payment.momo.base-url") Optional<String> baseUrl,
            @ConfigProperty(name = "twende.payment.momo.collection.api-user") Optional<String> collectionUser,
            @ConfigProperty(name = "twende.payment.momo.collection.api-key") Optional<String> collectionKey,
            @ConfigProperty(name = "twende.payment.momo.collection.subscription-key")
                    Optional<String> collectionSubscription,
            @ConfigProperty(name = "twende.payment.momo.disbursement.api-user") Optional<String> disbursementUser,
            @ConfigProperty(name = "twende.payment.momo.disbursement.api-key") Optional<String> disbursementKey,
            @ConfigProperty(name = "twende.payment.momo.disbursement.subscription-key")
                    Optional<String> disbursementSubscription,
            @ConfigProperty(name = "twende.payment.momo.target-environment") String targetEnvironment,
            @ConfigProperty(name = "twende.payment.momo.callback-base-url") Optional<String> callbackBaseUrl,
            @ConfigProperty(name = "twende.payment.momo.currencies") List<String> currencies,
            @ConfigProperty(name = "twende.payment.momo.amount-max") long amountMax,
            @ConfigProperty(name = "twende.payment.momo.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "twende.payment.momo.request-timeout") Duration requestTimeout,
            @ConfigProperty(name = "twende.payment.momo.parallel") int parallel,
            @ConfigProperty(name = "twende.payment.momo.breaker-pause") Duration breakerPause,
            @ConfigProperty(name = "twende.payment.momo.trust-store") Optional<String> trustStore,
            @ConfigProperty(name = "twende.payment.momo.trust-store-password") Optional<String> trustStorePassword) {
        if (parallel < 1) {
            throw new IllegalArgumentException("twende.payment.momo.parallel must be 1 or more");
        }
        this.collections = account("collection", collectionUser, collectionKey, collectionSubscription);
        this.disbursements = account("disbursement", disbursementUser, disbursementKey, disbursementSubscription);
        if (baseUrl.isPresent() && (collections.isEmpty() || callbackBaseUrl.isEmpty())) {
            throw new IllegalArgumentException(
                    "twende.payment.momo.base-url needs .callback-base-url, and .collection.api-user, .api-key and"
                            + " .subscription-key");
        }
        this.targetEnvironment = targetEnvironment;
        this.callbackBaseUrl = callbackBaseUrl;
        this.limits = new CollectionLimits(List.copyOf(currencies), amountMax);
        this.connection = baseUrl.map(url -> new ProviderConnection.Settings(
                URI.create(url),
                connectTimeout,
                requestTimeout,
                parallel,
                breakerPause,
                trustStore.map(Path::of),
                trustStorePassword));
    }

    private static Optional<Account> account(
            String product, Optional<String> user, Optional<String> key, Optional<String> subscription) {
        return user.isPresent() && key.isPresent() && subscription.isPresent()
                ? Optional.of(new Account(product, user.get(), key.get(), subscription.get()))
                : Optional.empty();
    }

    /** Whether MoMo is on offer here at all. */
    public boolean isSetUp() {
        return connection.isPresent();
    }

    public CollectionLimits limits() {
        return limits;
    }

    Optional<Account> collections() {
        return collections;
    }

    /** Without it, refunds are made by hand. */
    Optional<Account> disbursements() {
        return disbursements;
    }

    String targetEnvironment() {
        return targetEnvironment;
    }

    /** Where the result of a collection or a refund is told. */
    String callback(String secret) {
        return callbackBaseUrl.orElseThrow() + "/payment/v1/callbacks/" + secret;
    }

    Optional<ProviderConnection.Settings> connection() {
        return connection;
    }

    /**
     * One product of MoMo that we are subscribed to.
     *
     * @param product {@code collection} or {@code disbursement}
     */
    record Account(String product, String user, String key, String subscription) {
        @Override
        public String toString() {
            return "Account[" + product + ", " + user + "]"; // never the keys
        }
    }
}
