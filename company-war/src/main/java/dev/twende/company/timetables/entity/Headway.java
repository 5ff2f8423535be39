package dev.twende.company.timetables.entity;

import dev.twende.kit.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A departure again and again: every so many seconds, until (and not at) a time of the service day. */
@Embeddable
public class Headway {
    @Column(name = "headway_seconds")
    private Integer seconds;

    @Column(name = "until_seconds")
    private Integer untilSeconds;

    protected Headway() {}

    public Headway(int seconds, int untilSeconds) {
        if (seconds <= 0) {
            throw Problem.invalid("headway_seconds", "must be above 0");
        }
        this.seconds = seconds;
        this.untilSeconds = untilSeconds;
    }

    public int seconds() {
        return seconds;
    }

    public int untilSeconds() {
        return untilSeconds;
    }
}
