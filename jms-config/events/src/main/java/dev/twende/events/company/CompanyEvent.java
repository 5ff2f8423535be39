package dev.twende.events.company;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a schedule or about a company itself. */
public sealed interface CompanyEvent extends Event
        permits ScheduleCreated,
                ScheduleChanged,
                ScheduleCancelled,
                ScheduleDeparted,
                ScheduleCompleted,
                CompanyActivated,
                CompanySuspended {
    @Override
    default Topic topic() {
        return Topic.COMPANY_SCHEDULE;
    }
}
