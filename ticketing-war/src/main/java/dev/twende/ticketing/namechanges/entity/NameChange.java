package dev.twende.ticketing.namechanges.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That somebody else rides on a ticket. Written once and never changed: it is what a resale is traced and limited by. */
@Entity
@Table(name = "name_change")
public class NameChange {
    @Id
    @Column(name = "change_id")
    private UUID id;

    @Column(name = "ticket_id")
    private UUID ticketId;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "old_name")
    private String oldName;

    @Column(name = "new_name")
    private String newName;

    @Column(name = "changed_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected NameChange() {} // for JPA

    /** @param changedBy empty when a guest did it */
    public NameChange(
            UUID id,
            UUID ticketId,
            UUID bookingId,
            String oldName,
            String newName,
            Optional<UUID> changedBy,
            Instant now) {
        this.id = id;
        this.ticketId = ticketId;
        this.bookingId = bookingId;
        this.oldName = oldName;
        this.newName = newName;
        this.changedBy = changedBy.orElse(null);
        this.changedAt = now;
    }
}
