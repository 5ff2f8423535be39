package dev.twende.ticketing.manifests.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * The {@link Manifest} as it was when the bus left. It is written once, in the transaction that brings the news, and never changes:
 * what happens later is in the live one.
 */
@Entity
@Table(name = "manifest")
public class FrozenManifest {
    @Id
    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    private String content;

    private String sha256;

    @Column(name = "frozen_at")
    private Instant frozenAt;

    protected FrozenManifest() {} // for JPA

    /**
     * @param content the manifest as JSON
     * @param sha256 of the content's bytes, in hexadecimal digits
     */
    public FrozenManifest(UUID scheduleId, UUID companyId, String content, String sha256, Instant now) {
        this.scheduleId = scheduleId;
        this.companyId = companyId;
        this.content = content;
        this.sha256 = sha256;
        this.frozenAt = now;
    }

    public String content() {
        return content;
    }

    public String sha256() {
        return sha256;
    }
}
