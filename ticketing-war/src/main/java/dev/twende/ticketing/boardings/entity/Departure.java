package dev.twende.ticketing.boardings.entity;

import dev.twende.ticketing.schedules.entity.PlannedStop;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That a bus is under way, and how far its stops were looked through for passengers who did not come.
 *
 * <p>It begins with the news that the bus has left its first stop. At each stop, some time after the bus should have left there too,
 * the passengers who were to board by then and were not seen are noted as absent; then the next stop is waited for. A bus that left late
 * is taken to be as late everywhere. After the last stop where one can board it is DONE; a boarding that is taken back later makes it
 * look again. Progress is written with each lot of passengers, so any instance can go on.
 */
@Entity
@Table(name = "departure")
public class Departure {
    @Id
    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "departed_at")
    private Instant departedAt;

    private int sequence;

    @Column(name = "due_at")
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private DepartureState state;

    @Version
    private int version;

    protected Departure() {} // for JPA

    /**
     * @param stops of the schedule, in the order of travel
     * @param margin how long after the bus has left a stop its passengers are still waited for
     */
    public Departure(UUID scheduleId, UUID companyId, Instant departedAt, List<PlannedStop> stops, Duration margin) {
        this.scheduleId = scheduleId;
        this.companyId = companyId;
        this.departedAt = departedAt;
        this.sequence = 0;
        this.state = DepartureState.RUNNING;
        this.dueAt = due(stops, margin);
        this.version = 1;
    }

    private Instant due(List<PlannedStop> stops, Duration margin) {
        Duration late = Duration.between(stops.get(0).departureTime(), departedAt);
        Instant left = stops.get(sequence).departureTime().plus(late.isNegative() ? Duration.ZERO : late);
        return left.plus(margin);
    }

    /**
     * Whether everyone who was to board at this stop is missed by now. When the times of the schedule were changed meanwhile, this puts
     * the look off.
     */
    public boolean isDue(List<PlannedStop> stops, Duration margin, Instant now) {
        dueAt = due(stops, margin);
        return !now.isBefore(dueAt);
    }

    /** Nobody is left to be missed at this stop. */
    public void advance(List<PlannedStop> stops, Duration margin) {
        if (sequence >= stops.size() - 2) {
            become(DepartureState.DONE); // nobody boards at the last stop
            return;
        }
        sequence++;
        dueAt = due(stops, margin);
    }

    /** A boarding was taken back: its passenger may be missed again. */
    public void lookAgain(Instant now) {
        if (state == DepartureState.DONE) {
            become(DepartureState.RUNNING);
        }
        dueAt = now;
    }

    private void become(DepartureState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException(
                    "departure of " + scheduleId + " is " + state + " and cannot become " + next);
        }
        state = next;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID companyId() {
        return companyId;
    }

    /** The stop that is looked at next; who was to board before it is missed as well. */
    public int sequence() {
        return sequence;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public DepartureState state() {
        return state;
    }
}
