package dev.twende.greenhouse.plants.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Is planted, and one day watered. */
@Entity
public class Plant {
    @Id
    private UUID id;

    @Version
    private int version;

    private Instant wateredAt;

    protected Plant() {}

    public Plant(UUID id) {
        this.id = id;
    }

    public void water(Instant now) {
        wateredAt = now;
    }

    public boolean isThirsty(Instant now) {
        return wateredAt == null || wateredAt.isBefore(now.minusSeconds(60));
    }
}
