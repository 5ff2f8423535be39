package dev.twende.payment.webhooks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An address of a company's own system, and what it wants to be told there.
 *
 * <p>It is ACTIVE from the beginning. When its target answers 410 Gone it is DISABLED and told nothing more; when the company
 * removes it, it is REMOVED and shown no more. Neither comes back: a new webhook has a new secret.
 */
@Entity
@Table(name = "webhook")
public class Webhook {
    private static final String SEPARATOR = ",";

    @Id
    @Column(name = "webhook_id")
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private String url;
    private String events;

    @Enumerated(EnumType.STRING)
    private WebhookStatus status;

    @Column(name = "disabled_reason")
    private String disabledReason;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Webhook() {} // for JPA

    public Webhook(UUID id, UUID companyId, String url, Set<WebhookEvent> events, Instant now) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a webhook that hears nothing");
        }
        this.id = id;
        this.companyId = companyId;
        this.url = url;
        this.events = events.stream().map(Enum::name).sorted().collect(Collectors.joining(SEPARATOR));
        this.status = WebhookStatus.ACTIVE;
        this.createdAt = now;
    }

    /** The target is gone; it is told nothing more. Nothing new when it is disabled or removed already. */
    public void disable(String reason) {
        if (status.canBecome(WebhookStatus.DISABLED)) {
            status = WebhookStatus.DISABLED;
            disabledReason = reason;
        }
    }

    /** The company does not want it any more. */
    public void remove() {
        if (status.canBecome(WebhookStatus.REMOVED)) {
            status = WebhookStatus.REMOVED;
        }
    }

    public boolean isActive() {
        return status == WebhookStatus.ACTIVE;
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public String url() {
        return url;
    }

    public List<WebhookEvent> events() {
        return Arrays.stream(events.split(SEPARATOR)).map(WebhookEvent::valueOf).toList();
    }

    public WebhookStatus status() {
        return status;
    }

    public Optional<String> disabledReason() {
        return Optional.ofNullable(disabledReason);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
