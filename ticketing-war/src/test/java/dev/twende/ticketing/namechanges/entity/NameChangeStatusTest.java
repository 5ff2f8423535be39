package dev.twende.ticketing.namechanges.entity;

import static dev.twende.ticketing.namechanges.entity.NameChangeStatus.COMPLETED;
import static dev.twende.ticketing.namechanges.entity.NameChangeStatus.EXPIRED;
import static dev.twende.ticketing.namechanges.entity.NameChangeStatus.PENDING;
import static dev.twende.ticketing.namechanges.entity.NameChangeStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameChangeStatusTest {
    @Test
    void allowsExactlyTheMovesOfALife() {
        Map<NameChangeStatus, Set<NameChangeStatus>> legal = Map.of(
                PENDING, EnumSet.of(COMPLETED, EXPIRED, WITHDRAWN),
                COMPLETED, EnumSet.noneOf(NameChangeStatus.class),
                EXPIRED, EnumSet.noneOf(NameChangeStatus.class),
                WITHDRAWN, EnumSet.noneOf(NameChangeStatus.class));
        for (NameChangeStatus from : NameChangeStatus.values()) {
            for (NameChangeStatus to : NameChangeStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
