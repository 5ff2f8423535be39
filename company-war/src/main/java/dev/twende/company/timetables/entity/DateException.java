package dev.twende.company.timetables.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Objects;

/** One date on which a timetable does what its days of the week do not say. */
@Embeddable
public class DateException {
    @Column(name = "service_date")
    private LocalDate serviceDate;

    private boolean runs;

    protected DateException() {}

    /** @param runs true for a date added, false for a date removed */
    public DateException(LocalDate serviceDate, boolean runs) {
        this.serviceDate = serviceDate;
        this.runs = runs;
    }

    public LocalDate serviceDate() {
        return serviceDate;
    }

    public boolean runs() {
        return runs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateException that && runs == that.runs && serviceDate.equals(that.serviceDate);
    }

    @Override
    public int hashCode() {
        return Objects.hash(serviceDate, runs);
    }
}
