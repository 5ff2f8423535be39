package dev.twende.payment.webhooks.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one webhook.
 *
 * <p>It is written down as PENDING together with the event. Every attempt plans the next one before it goes out, so that a courier
 * who dies on the way loses nothing; the target may therefore hear it twice, and knows it by its id. A 2xx makes it DELIVERED;
 * after {@link #TRY_FOR} without one it is FAILED. A replay makes it PENDING again, with all its time before it.
 */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {
    /** How long a target may be down without missing anything. */
    public static final Duration TRY_FOR = Duration.ofDays(3);

    /** The most of a target's or a network's own words that is kept. */
    private static final int ERROR_LENGTH = 200;

    @Id
    @Column(name = "delivery_id")
    private UUID id;

    @Column(name = "webhook_id")
    private UUID webhookId;

    @Enumerated(EnumType.STRING)
    private WebhookEvent event;

    private String body;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "last_attempt_at")
    private Instant lastAttemptAt;

    @Column(name = "last_status")
    private Integer lastStatus;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "begun_at")
    private Instant begunAt;

    protected WebhookDelivery() {} // for JPA

    public WebhookDelivery(UUID id, UUID webhookId, WebhookEvent event, String body, Instant now) {
        this.id = id;
        this.webhookId = webhookId;
        this.event = event;
        this.body = body;
        this.status = DeliveryStatus.PENDING;
        this.createdAt = now;
        this.begunAt = now;
        this.nextAttemptAt = now;
    }

    /** An attempt goes out; the next is due after {@code pause} unless this one succeeds. */
    public void attempted(Instant now, Duration pause) {
        attempts++;
        lastAttemptAt = now;
        nextAttemptAt = now.plus(pause);
    }

    /** The target took it. */
    public void delivered(int httpStatus, Instant now) {
        if (status == DeliveryStatus.PENDING) {
            move(DeliveryStatus.DELIVERED);
            deliveredAt = now;
        }
        lastStatus = httpStatus;
        lastError = null;
    }

    /**
     * The target did not take it.
     *
     * @param httpStatus null when there was no answer
     * @param forGood whether there is no sense in trying again
     */
    public void missed(Integer httpStatus, String error, boolean forGood) {
        lastStatus = httpStatus;
        lastError = error.substring(0, Math.min(ERROR_LENGTH, error.length()));
        boolean tooLate = nextAttemptAt.isAfter(begunAt.plus(TRY_FOR));
        if (status == DeliveryStatus.PENDING && (forGood || tooLate)) {
            move(DeliveryStatus.FAILED);
        }
    }

    /**
     * Begins anew.
     *
     * @throws Problem {@link ProblemType#ILLEGAL_TRANSITION} while it is still being tried
     */
    public void replay(Instant now) {
        if (!status.canBecome(DeliveryStatus.PENDING)) {
            throw Problem.of(ProblemType.ILLEGAL_TRANSITION, "The delivery is still being tried.")
                    .with("from", status)
                    .with("to", DeliveryStatus.PENDING);
        }
        move(DeliveryStatus.PENDING);
        attempts = 0;
        begunAt = now;
        nextAttemptAt = now;
    }

    private void move(DeliveryStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("delivery " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public UUID webhookId() {
        return webhookId;
    }

    public WebhookEvent event() {
        return event;
    }

    public String body() {
        return body;
    }

    public DeliveryStatus status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    /** When it is tried next; empty when it is not. */
    public Optional<Instant> nextAttemptAt() {
        return Optional.of(nextAttemptAt).filter(at -> status == DeliveryStatus.PENDING);
    }

    public Optional<Instant> lastAttemptAt() {
        return Optional.ofNullable(lastAttemptAt);
    }

    public Optional<Integer> lastStatus() {
        return Optional.ofNullable(lastStatus);
    }

    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    public Optional<Instant> deliveredAt() {
        return Optional.ofNullable(deliveredAt);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
