package dev.twende.ticketing.waitinglists.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * The line for one schedule. It exists from the first party that joined on, gives out numbers, and is looked after in rounds while
 * somebody waits. Whoever changes the line locks it first, so that numbers are in the order of joining and no seat is offered twice.
 */
@Entity
@Table(name = "waiting_list")
public class WaitingList {
    @Id
    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "last_number")
    private int lastNumber;

    @Column(name = "next_round_at")
    private Instant nextRoundAt;

    protected WaitingList() {} // for JPA

    /** The next number, for somebody who joins; the line is looked after from now on. */
    public int join(Instant now) {
        hurry(now);
        return ++lastNumber;
    }

    /** Seats have just become free, or the line has changed: somebody looks at once. */
    public void hurry(Instant now) {
        if (nextRoundAt == null || nextRoundAt.isAfter(now)) {
            nextRoundAt = now;
        }
    }

    /** Nobody waits: nobody looks until somebody joins. */
    public void rest() {
        nextRoundAt = null;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID companyId() {
        return companyId;
    }
}
