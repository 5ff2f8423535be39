package dev.twende.auth.devices.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A point-of-sale device of a company.
 *
 * <p>It is enrolled with a one-time code and a key pair that it made itself; only the public half ever leaves it. With the key it
 * asks for tokens, until it is revoked, which is for good. It may get another key, with a further code, and stays the same device.
 * Its serial counts the company's devices from 1 without a gap, and is what stands on receipts.
 */
@Entity
@Table(name = "device")
public class Device {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private int serial;

    private String name;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "app_version")
    private String appVersion;

    @Enumerated(EnumType.STRING)
    private DeviceStatus status;

    @Column(name = "enrolled_at")
    private Instant enrolledAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected Device() {}

    /**
     * Enrols a device.
     *
     * @param publicJwk the public half of its key (RFC 7517)
     * @param appVersion of the program on it; may be null
     */
    public Device(UUID id, UUID companyId, int serial, String name, String publicJwk, String appVersion, Instant now) {
        this.id = id;
        this.companyId = companyId;
        this.serial = serial;
        this.name = name.strip();
        this.publicJwk = publicJwk;
        this.appVersion = appVersion;
        this.status = DeviceStatus.ACTIVE;
        this.enrolledAt = now;
        this.lastSeenAt = now;
    }

    /** Gives it another key; the old one is good for nothing from now on. */
    public void roll(String newPublicJwk, String newAppVersion, Instant now) {
        mustBeActive();
        this.publicJwk = newPublicJwk;
        this.appVersion = newAppVersion;
        this.lastSeenAt = now;
    }

    /** Notes the program that runs on it. */
    public void update(String newAppVersion, Instant now) {
        mustBeActive();
        this.appVersion = newAppVersion;
        this.lastSeenAt = now;
    }

    /** Ends its life; a repetition finds it ended. Answers whether anything changed. */
    public boolean revoke(Instant now) {
        if (!status.canBecome(DeviceStatus.REVOKED)) {
            return false;
        }
        this.status = DeviceStatus.REVOKED;
        this.revokedAt = now;
        return true;
    }

    /** Refuses what only a device in use can have. */
    public void mustBeActive() {
        if (!isActive()) {
            throw Problem.of(ProblemType.DEVICE_NOT_ACTIVE, "Device " + serial + " was revoked.");
        }
    }

    public boolean isActive() {
        return status == DeviceStatus.ACTIVE;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public UUID companyId() {
        return companyId;
    }

    public int serial() {
        return serial;
    }

    public String name() {
        return name;
    }

    public String publicJwk() {
        return publicJwk;
    }

    public Optional<String> appVersion() {
        return Optional.ofNullable(appVersion);
    }

    public DeviceStatus status() {
        return status;
    }

    public Instant enrolledAt() {
        return enrolledAt;
    }

    /** When it last asked for a token or told its version. */
    public Instant lastSeenAt() {
        return lastSeenAt;
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }
}
