package dev.twende.ticketing.bookings.entity;

import dev.twende.ticketing.seats.entity.Segments;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Which ride a booking is for: the schedule, and the stretch of it. */
@Embeddable
public class Trip {
    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "from_stop_id")
    private UUID fromStopId;

    @Column(name = "to_stop_id")
    private UUID toStopId;

    @Column(name = "from_sequence")
    private int fromSequence;

    @Column(name = "to_sequence")
    private int toSequence;

    protected Trip() {} // for JPA

    public Trip(UUID companyId, UUID scheduleId, UUID fromStopId, UUID toStopId, int fromSequence, int toSequence) {
        this.companyId = companyId;
        this.scheduleId = scheduleId;
        this.fromStopId = fromStopId;
        this.toStopId = toStopId;
        this.fromSequence = fromSequence;
        this.toSequence = toSequence;
    }

    /** Another one like it: two entities never share what is embedded in them. */
    Trip copy() {
        return new Trip(companyId, scheduleId, fromStopId, toStopId, fromSequence, toSequence);
    }

    /** Whether it is the same schedule between the same stops. */
    public boolean isSameRide(Trip other) {
        return scheduleId.equals(other.scheduleId) && segments().equals(other.segments());
    }

    /** The stretch. */
    public Segments segments() {
        return new Segments(fromSequence, toSequence);
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID fromStopId() {
        return fromStopId;
    }

    public UUID toStopId() {
        return toStopId;
    }

    public int fromSequence() {
        return fromSequence;
    }

    public int toSequence() {
        return toSequence;
    }
}
