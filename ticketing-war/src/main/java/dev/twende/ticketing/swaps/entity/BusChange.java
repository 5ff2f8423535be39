package dev.twende.ticketing.swaps.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That the bus of a schedule was changed here, as company asked. Written with the change itself, and never changed. */
@Entity
@Table(name = "bus_change")
public class BusChange {
    @Id
    @Column(name = "change_id")
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "request_hash")
    private String requestHash;

    private String response;

    @Column(name = "applied_at")
    private Instant appliedAt;

    protected BusChange() {} // for JPA

    /** @param response what is answered, now and when it is asked for again */
    public BusChange(UUID id, UUID scheduleId, String requestHash, String response, Instant now) {
        this.id = id;
        this.scheduleId = scheduleId;
        this.requestHash = requestHash;
        this.response = response;
        this.appliedAt = now;
    }

    /** Whether it is this that was asked for. */
    public boolean answers(String hash) {
        return requestHash.equals(hash);
    }

    public String response() {
        return response;
    }
}
