package dev.twende.ticketing.exchanges.entity;

import static dev.twende.ticketing.exchanges.entity.ExchangeStatus.COMPLETED;
import static dev.twende.ticketing.exchanges.entity.ExchangeStatus.EXPIRED;
import static dev.twende.ticketing.exchanges.entity.ExchangeStatus.HELD;
import static dev.twende.ticketing.exchanges.entity.ExchangeStatus.PROPOSED;
import static dev.twende.ticketing.exchanges.entity.ExchangeStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExchangeStatusTest {
    @Test
    void allowsExactlyTheMovesOfALife() {
        Map<ExchangeStatus, Set<ExchangeStatus>> legal = Map.of(
                PROPOSED, EnumSet.of(HELD, COMPLETED, WITHDRAWN),
                HELD, EnumSet.of(COMPLETED, EXPIRED, WITHDRAWN),
                COMPLETED, EnumSet.noneOf(ExchangeStatus.class),
                EXPIRED, EnumSet.noneOf(ExchangeStatus.class),
                WITHDRAWN, EnumSet.noneOf(ExchangeStatus.class));
        for (ExchangeStatus from : ExchangeStatus.values()) {
            for (ExchangeStatus to : ExchangeStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
