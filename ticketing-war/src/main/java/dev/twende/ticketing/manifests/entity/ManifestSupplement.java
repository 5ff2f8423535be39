package dev.twende.ticketing.manifests.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Passengers who paid after the bus had left, and so are not in the {@link FrozenManifest}, nor in an earlier supplement. It is written
 * once, when somebody looks after such a sale or when the ride is over, and never changes.
 */
@Entity
@Table(name = "manifest_supplement")
public class ManifestSupplement {
    @Id
    @Column(name = "supplement_id")
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    private int number;

    private String content;

    private String sha256;

    private int passengers;

    @Column(name = "frozen_at")
    private Instant frozenAt;

    protected ManifestSupplement() {} // for JPA

    /**
     * @param number of those of the schedule, from 1
     * @param content a {@link Manifest} of these passengers alone, as JSON
     * @param sha256 of the content's bytes, in hexadecimal digits
     * @param passengers how many they are
     */
    public ManifestSupplement(
            UUID id,
            UUID scheduleId,
            UUID companyId,
            int number,
            String content,
            String sha256,
            int passengers,
            Instant now) {
        this.id = id;
        this.scheduleId = scheduleId;
        this.companyId = companyId;
        this.number = number;
        this.content = content;
        this.sha256 = sha256;
        this.passengers = passengers;
        this.frozenAt = now;
    }

    public UUID id() {
        return id;
    }

    public int number() {
        return number;
    }

    public String content() {
        return content;
    }

    public String sha256() {
        return sha256;
    }

    public int passengers() {
        return passengers;
    }

    public Instant frozenAt() {
        return frozenAt;
    }
}
