package dev.twende.ticketing.boardings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of the tables. */
class BoardingMovesTest {
    @Test
    void alerts() {
        Map<AlertStatus, Set<AlertStatus>> legal = Map.of(
                AlertStatus.OPEN, EnumSet.of(AlertStatus.ACKNOWLEDGED),
                AlertStatus.ACKNOWLEDGED, EnumSet.noneOf(AlertStatus.class));
        for (AlertStatus from : AlertStatus.values()) {
            for (AlertStatus to : AlertStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }

    @Test
    void absences() {
        Map<NoShowStatus, Set<NoShowStatus>> legal = Map.of(
                NoShowStatus.NOTED, EnumSet.of(NoShowStatus.RELEASED, NoShowStatus.ENDED),
                NoShowStatus.RELEASED, EnumSet.of(NoShowStatus.ENDED),
                NoShowStatus.ENDED, EnumSet.noneOf(NoShowStatus.class));
        for (NoShowStatus from : NoShowStatus.values()) {
            for (NoShowStatus to : NoShowStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }

    @Test
    void departures() {
        Map<DepartureState, Set<DepartureState>> legal = Map.of(
                DepartureState.RUNNING, EnumSet.of(DepartureState.DONE),
                DepartureState.DONE, EnumSet.of(DepartureState.RUNNING));
        for (DepartureState from : DepartureState.values()) {
            for (DepartureState to : DepartureState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
