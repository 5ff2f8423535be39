package dev.twende.ticketing.schedules.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleStatusTest {
    @Test
    void followsEveryPairOfTheTable() {
        Map<ScheduleStatus, Set<ScheduleStatus>> legal = Map.of(
                ScheduleStatus.SCHEDULED,
                        EnumSet.of(ScheduleStatus.DEPARTED, ScheduleStatus.COMPLETED, ScheduleStatus.CANCELLED),
                ScheduleStatus.DEPARTED, EnumSet.of(ScheduleStatus.COMPLETED, ScheduleStatus.CANCELLED),
                ScheduleStatus.COMPLETED, EnumSet.noneOf(ScheduleStatus.class),
                ScheduleStatus.CANCELLED, EnumSet.noneOf(ScheduleStatus.class));
        for (ScheduleStatus from : ScheduleStatus.values()) {
            for (ScheduleStatus to : ScheduleStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
