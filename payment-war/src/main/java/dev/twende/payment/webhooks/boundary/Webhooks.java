package dev.twende.payment.webhooks.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.payment.webhooks.control.WebhookAnswer;
import dev.twende.payment.webhooks.control.WebhookConfig;
import dev.twende.payment.webhooks.control.WebhookPost.Parcel;
import dev.twende.payment.webhooks.control.WebhookSigner;
import dev.twende.payment.webhooks.control.WebhookStore;
import dev.twende.payment.webhooks.control.WebhookTargets;
import dev.twende.payment.webhooks.entity.DeliveryStatus;
import dev.twende.payment.webhooks.entity.Webhook;
import dev.twende.payment.webhooks.entity.WebhookDelivery;
import dev.twende.payment.webhooks.entity.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A company's webhooks, and what they are to be told. Nothing is sent from here. */
@ApplicationScoped
@Transactional
public class Webhooks {
    /** Each costs a row per payment. */
    private static final int MOST_PER_COMPANY = 10;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private WebhookStore store;
    private WebhookTargets targets;
    private WebhookSigner signer;
    private WebhookConfig config;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Webhooks() {} // for the CDI proxy

    @Inject
    public Webhooks(
            WebhookStore store,
            WebhookTargets targets,
            WebhookSigner signer,
            WebhookConfig config,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.targets = targets;
        this.signer = signer;
        this.config = config;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Registers a webhook; the answer is the only one that shows its secret. */
    public WebhookResponse register(WebhookRequest request, IdempotencyKey key) {
        UUID company = caller.companyOr(request.companyId());
        Set<WebhookEvent> events =
                request.events().stream().map(WebhookEvent::named).collect(Collectors.toSet());
        targets.read(request.url());
        Registered registered = idempotent.once(
                key, "webhooks.register", request, Registered.class, () -> add(company, request, events));
        Webhook webhook = store.require(registered.webhookId());
        return WebhookResponse.withSecret(webhook, signer.secretOf(webhook.id()));
    }

    private Registered add(UUID company, WebhookRequest request, Set<WebhookEvent> events) {
        store.lockCompany(company);
        if (store.page(company, BEFORE_ALL, MOST_PER_COMPANY).size() == MOST_PER_COMPANY) {
            throw Problem.of(
                    ProblemType.WEBHOOK_LIMIT_REACHED, "A company has " + MOST_PER_COMPANY + " webhooks at most.");
        }
        Webhook webhook = new Webhook(Ids.next(), company, request.url(), events, clock.instant());
        store.add(webhook);
        return new Registered(webhook.id());
    }

    public WebhookResponse get(UUID id) {
        return WebhookResponse.from(own(id));
    }

    public Page<WebhookResponse> list(UUID companyId, int limit, UUID after) {
        List<WebhookResponse> found = store.page(caller.companyOr(companyId), after, limit + 1).stream()
                .map(WebhookResponse::from)
                .toList();
        return Page.of(found, limit, webhook -> webhook.webhookId().toString());
    }

    /** Ends it; what it was still to be told is given up. */
    public void remove(UUID id) {
        Webhook webhook = own(id);
        webhook.remove();
        store.abandonPending(id, "the webhook was removed");
    }

    /** Sends something harmless, to try the way out. */
    public DeliveryResponse ping(UUID id, IdempotencyKey key) {
        Webhook webhook = own(id);
        if (!webhook.isActive()) {
            throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "The webhook is told nothing any more.")
                    .with("from", webhook.status());
        }
        return idempotent.once(key, "webhooks.ping", id, DeliveryResponse.class, () -> {
            Instant now = clock.instant();
            WebhookMessage message = new WebhookMessage(
                    Ids.next(), WebhookEvent.PING.wireName(), now, webhook.companyId(), null, null, null);
            return DeliveryResponse.from(deliver(webhook, WebhookEvent.PING, message, now));
        });
    }

    /** What a webhook was told in the last 30 days, the latest first. */
    public Page<DeliveryResponse> deliveries(UUID id, DeliveryStatus status, int limit, UUID before) {
        own(id);
        List<DeliveryResponse> found = store.deliveries(id, status, before, limit + 1).stream()
                .map(DeliveryResponse::from)
                .toList();
        return Page.of(found, limit, delivery -> delivery.deliveryId().toString());
    }

    /** Tells it again, the same to the letter but for the time in the signature. */
    public DeliveryResponse replay(UUID id, UUID deliveryId, IdempotencyKey key) {
        Webhook webhook = own(id);
        return idempotent.once(key, "webhooks.replay", deliveryId, DeliveryResponse.class, () -> {
            WebhookDelivery delivery = store.lockDeliveryOf(webhook.id(), deliveryId);
            delivery.replay(clock.instant());
            return DeliveryResponse.from(delivery);
        });
    }

    /**
     * Lays down what the company's webhooks are to be told, as part of the running transaction; for the other features of this
     * house.
     *
     * @param refundId null unless it is about a refund
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(WebhookEvent event, UUID companyId, UUID transactionId, UUID refundId, String bookingReference) {
        Instant now = clock.instant();
        UUID eventId = Ids.next();
        for (Webhook webhook : store.listening(companyId, event, MOST_PER_COMPANY)) {
            deliver(
                    webhook,
                    event,
                    new WebhookMessage(
                            eventId, event.wireName(), now, companyId, transactionId, refundId, bookingReference),
                    now);
        }
    }

    private WebhookDelivery deliver(Webhook webhook, WebhookEvent event, WebhookMessage message, Instant now) {
        WebhookDelivery delivery = new WebhookDelivery(
                Ids.next(), webhook.id(), event, Json.mapper().toJson(message), now);
        store.add(delivery);
        return delivery;
    }

    /** What is to go out now; each has its next attempt planned already, so that none is lost with the instance that took it. */
    List<Parcel> due(int limit) {
        Instant now = clock.instant();
        return store.lockDue(now, limit).stream()
                .map(delivery -> attempt(delivery, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Parcel> attempt(WebhookDelivery delivery, Instant now) {
        delivery.attempted(now, config.pauseAfter(delivery.attempts() + 1));
        Webhook webhook = store.behind(delivery);
        if (!webhook.isActive()) {
            delivery.missed(null, "the webhook is " + webhook.status(), true);
            return Optional.empty();
        }
        return Optional.of(new Parcel(delivery.id(), webhook.id(), webhook.url(), delivery.body()));
    }

    /** What came of an attempt. */
    void answered(UUID deliveryId, WebhookAnswer answer) {
        WebhookDelivery delivery = store.lockDelivery(deliveryId);
        if (answer.isTaken()) {
            delivery.delivered(answer.httpStatus(), clock.instant());
            return;
        }
        delivery.missed(answer.httpStatus(), answer.error(), answer.isGone());
        if (answer.isGone()) {
            store.behind(delivery).disable("its target answered 410 Gone");
            store.abandonPending(delivery.webhookId(), "the webhook was disabled");
        }
    }

    private Webhook own(UUID id) {
        Webhook webhook = store.require(id);
        caller.mustActFor(webhook.companyId());
        return webhook;
    }

    /** What is remembered under an idempotency key: never the secret. */
    public record Registered(UUID webhookId) {}
}
