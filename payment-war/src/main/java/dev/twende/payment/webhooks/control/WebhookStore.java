package dev.twende.payment.webhooks.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.webhooks.entity.DeliveryStatus;
import dev.twende.payment.webhooks.entity.Webhook;
import dev.twende.payment.webhooks.entity.WebhookDelivery;
import dev.twende.payment.webhooks.entity.WebhookEvent;
import dev.twende.payment.webhooks.entity.WebhookStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps webhooks and what they are to be told. */
@ApplicationScoped
public class WebhookStore {
    private static final String OF_COMPANY =
            "select w from Webhook w where w.companyId = :company and w.status <> :removed and w.id > :after order by w.id";
    private static final String DELIVERIES = """
            select d from WebhookDelivery d
             where d.webhookId = :webhook and d.id < :before and (:anyStatus = true or d.status = :status)
             order by d.id desc
            """;

    /** At most two of one webhook at a time, so that one slow target does not hold up all others. */
    private static final String DUE = """
            select * from webhook_delivery where status = 'PENDING' and next_attempt_at <= ?1 and delivery_id in (
                select delivery_id from (
                    select delivery_id, row_number() over (partition by webhook_id order by next_attempt_at) as place
                      from (select delivery_id, webhook_id, next_attempt_at from webhook_delivery
                             where status = 'PENDING' and next_attempt_at <= ?1 order by next_attempt_at limit 500) waiting) placed
                 where place <= 2)
            order by next_attempt_at limit ?2 for update skip locked
            """;

    @PersistenceContext(unitName = "payment")
    EntityManager em;

    public void add(Webhook webhook) {
        em.persist(webhook);
    }

    public void add(WebhookDelivery delivery) {
        em.persist(delivery);
    }

    public Webhook require(UUID id) {
        return Optional.ofNullable(em.find(Webhook.class, id))
                .filter(webhook -> webhook.status() != WebhookStatus.REMOVED)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no webhook with this id."));
    }

    /** As it is, also when it was removed meanwhile. */
    public Webhook behind(WebhookDelivery delivery) {
        return em.find(Webhook.class, delivery.webhookId());
    }

    /** A company's webhooks that were not removed, oldest first. */
    public List<Webhook> page(UUID company, UUID after, int count) {
        return em.createQuery(OF_COMPANY, Webhook.class)
                .setParameter("company", company)
                .setParameter("removed", WebhookStatus.REMOVED)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /** The company's active webhooks that want to hear of this. */
    public List<Webhook> listening(UUID company, WebhookEvent event, int most) {
        return page(company, new UUID(0, 0), most).stream()
                .filter(webhook -> webhook.isActive() && webhook.events().contains(event))
                .toList();
    }

    /** Nobody else registers one for this company until we commit: the count is then right. */
    public void lockCompany(UUID company) {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('webhooks ' || ?1, 0)) is null")
                .setParameter(1, company.toString())
                .getSingleResult();
    }

    /** Those whose time has come; ours alone until we commit, whatever other instances do. */
    public List<WebhookDelivery> lockDue(Instant now, int limit) {
        List<?> due = em.createNativeQuery(DUE, WebhookDelivery.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
        return due.stream().map(WebhookDelivery.class::cast).toList();
    }

    public WebhookDelivery lockDelivery(UUID id) {
        return Optional.ofNullable(em.find(WebhookDelivery.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(WebhookStore::unknownDelivery);
    }

    public WebhookDelivery lockDeliveryOf(UUID webhook, UUID id) {
        WebhookDelivery delivery = lockDelivery(id);
        if (!delivery.webhookId().equals(webhook)) {
            throw unknownDelivery();
        }
        return delivery;
    }

    /**
     * What a webhook was told, the latest first.
     *
     * @param status null for all
     * @param before only those older than this one
     */
    public List<WebhookDelivery> deliveries(UUID webhook, DeliveryStatus status, UUID before, int count) {
        return em.createQuery(DELIVERIES, WebhookDelivery.class)
                .setParameter("webhook", webhook)
                .setParameter("before", before)
                .setParameter("anyStatus", status == null)
                .setParameter("status", status == null ? DeliveryStatus.PENDING : status)
                .setMaxResults(count)
                .getResultList();
    }

    /** Gives up what a webhook that is no more was still to be told. */
    public void abandonPending(UUID webhook, String reason) {
        em.createQuery("update WebhookDelivery d set d.status = :failed, d.lastError = :reason"
                        + " where d.webhookId = :webhook and d.status = :pending")
                .setParameter("failed", DeliveryStatus.FAILED)
                .setParameter("reason", reason)
                .setParameter("webhook", webhook)
                .setParameter("pending", DeliveryStatus.PENDING)
                .executeUpdate();
    }

    private static Problem unknownDelivery() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no delivery with this id.");
    }
}
