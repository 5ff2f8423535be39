package dev.twende.ticketing.boardings.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a {@link Boarding} was a mistake, who says so and why; a fact as well. */
@Entity
@Table(name = "boarding_undo")
public class BoardingUndo {
    @Id
    @Column(name = "boarding_id")
    private UUID boardingId;

    private String reason;

    @Column(name = "undone_by")
    private UUID undoneBy;

    @Column(name = "undone_at")
    private Instant undoneAt;

    protected BoardingUndo() {} // for JPA

    public BoardingUndo(UUID boardingId, String reason, UUID undoneBy, Instant now) {
        this.boardingId = boardingId;
        this.reason = reason;
        this.undoneBy = undoneBy;
        this.undoneAt = now;
    }

    public UUID boardingId() {
        return boardingId;
    }

    public String reason() {
        return reason;
    }

    public UUID undoneBy() {
        return undoneBy;
    }

    public Instant undoneAt() {
        return undoneAt;
    }
}
