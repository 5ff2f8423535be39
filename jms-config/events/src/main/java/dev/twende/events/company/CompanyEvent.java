package dev.twende.events.company;

import dev.twende.events.Event;
import dev.twende.events.Topic;

/** A fact about a schedule. */
public sealed interface CompanyEvent extends Event
        permits ScheduleCreated, ScheduleCancelled, ScheduleDeparted, ScheduleCompleted {
    @Override
    default Topic topic() {
        return Topic.COMPANY_SCHEDULE;
    }
}
