package dev.twende.payment.webhooks.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.payment.webhooks.control.WebhookConfig;
import dev.twende.payment.webhooks.control.WebhookPost;
import dev.twende.payment.webhooks.control.WebhookPost.Parcel;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Carries out what webhooks are to be told. Any number of instances may do so together. */
@ApplicationScoped
public class WebhookCourier {
    private static final Logger LOG = System.getLogger(WebhookCourier.class.getName());

    @Resource
    ManagedExecutorService workers;

    private Webhooks webhooks;
    private WebhookPost post;
    private Duration pace;
    private Semaphore slots;
    private Rounds rounds;

    protected WebhookCourier() {} // for the CDI proxy

    @Inject
    public WebhookCourier(Webhooks webhooks, WebhookPost post, WebhookConfig config, Rounds rounds) {
        this.webhooks = webhooks;
        this.post = post;
        this.pace = config.pace();
        this.slots = new Semaphore(config.parallel());
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(pace, "webhook deliveries", this::carryWhatIsDue);
    }

    /** Takes as much as there are free slots, so that hanging targets never tie up more threads than that. */
    private void carryWhatIsDue() {
        int free = slots.drainPermits();
        try {
            List<Parcel> parcels = free == 0 ? List.of() : webhooks.due(free);
            for (Parcel parcel : parcels) {
                workers.execute(() -> carry(parcel)); // which gives the slot back
                free--;
            }
        } finally {
            slots.release(free);
        }
    }

    private void carry(Parcel parcel) {
        try {
            webhooks.answered(parcel.deliveryId(), post.send(parcel));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Webhook delivery " + parcel.deliveryId() + " will be tried again", e);
        } finally {
            slots.release();
        }
    }
}
