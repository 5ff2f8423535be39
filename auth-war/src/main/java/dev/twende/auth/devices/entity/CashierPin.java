package dev.twende.auth.devices.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** With what a cashier takes over a shared device; of the PIN only the hash ever gets here. Setting it anew replaces it. */
@Entity
@Table(name = "cashier_pin")
public class CashierPin {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "pin_hash")
    private String pinHash;

    @Column(name = "set_by")
    private UUID setBy;

    @Column(name = "set_at")
    private Instant setAt;

    protected CashierPin() {}

    /** Sets a first PIN. */
    public CashierPin(UUID userId, String pinHash, UUID setBy, Instant now) {
        this.userId = userId;
        replace(pinHash, setBy, now);
    }

    /** Sets another one. */
    public final void replace(String newHash, UUID by, Instant now) {
        this.pinHash = newHash;
        this.setBy = by;
        this.setAt = now;
    }

    public UUID userId() {
        return userId;
    }

    public String pinHash() {
        return pinHash;
    }
}
