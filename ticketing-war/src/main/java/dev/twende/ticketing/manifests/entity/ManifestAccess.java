package dev.twende.ticketing.manifests.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That somebody looked at the passengers of a schedule; a fact, never changed. */
@Entity
@Table(name = "manifest_access")
public class ManifestAccess {
    @Id
    @Column(name = "access_id")
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "user_id")
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private ManifestForm form;

    @Column(name = "copy_number")
    private Integer copyNumber;

    private String sha256;

    @Column(name = "accessed_at")
    private Instant accessedAt;

    protected ManifestAccess() {} // for JPA

    /**
     * @param copyNumber null for what is not printed
     * @param sha256 of the frozen manifest; null when it was not final
     */
    public ManifestAccess(
            UUID id,
            UUID scheduleId,
            UUID companyId,
            UUID userId,
            ManifestForm form,
            Integer copyNumber,
            String sha256,
            Instant now) {
        this.id = id;
        this.scheduleId = scheduleId;
        this.companyId = companyId;
        this.userId = userId;
        this.form = form;
        this.copyNumber = copyNumber;
        this.sha256 = sha256;
        this.accessedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    public ManifestForm form() {
        return form;
    }

    public Optional<Integer> copyNumber() {
        return Optional.ofNullable(copyNumber);
    }

    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    public Instant accessedAt() {
        return accessedAt;
    }
}
