package dev.twende.auth.devices.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An invitation to a device, known only by the hash of its code.
 *
 * <p>An administrator makes it; within minutes one device uses it, once, and is enrolled or gets its new key. Unused, it lapses.
 */
@Entity
@Table(name = "device_enrolment")
public class Enrolment {
    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "device_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID deviceId;

    private String name;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected Enrolment() {}

    /**
     * Invites a device.
     *
     * @param deviceId which gets a new key; null to enrol a further one
     * @param name of the device, such as "Nyabugogo 2"
     */
    public Enrolment(
            String tokenHash, UUID companyId, UUID deviceId, String name, UUID createdBy, Duration life, Instant now) {
        this.tokenHash = tokenHash;
        this.companyId = companyId;
        this.deviceId = deviceId;
        this.name = name;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    public UUID companyId() {
        return companyId;
    }

    /** Which gets a new key; empty to enrol a further one. */
    public Optional<UUID> deviceId() {
        return Optional.ofNullable(deviceId);
    }

    public String name() {
        return name;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
