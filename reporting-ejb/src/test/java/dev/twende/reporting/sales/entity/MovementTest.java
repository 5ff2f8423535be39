package dev.twende.reporting.sales.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MovementTest {

    @Test
    void countsInTheHourItHappened() {
        assertThat(at("2026-11-23T09:59:59.999999Z").hour()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(at("2026-11-23T10:00:00Z").hour()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @Test
    void tellsOfOneAggregateFallIntoOneShardAndManyIntoAll() {
        UUID ticket = Ids.next();
        assertThat(of(ticket).shard()).isEqualTo(of(ticket).shard());

        assertThat(Stream.generate(Ids::next)
                        .limit(1_000)
                        .map(id -> of(id).shard())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    private static Movement at(String time) {
        return new Movement(Ids.next(), Fact.TICKET_PAID, Ids.next(), Money.of(5000, "RWF"), Instant.parse(time));
    }

    private static Movement of(UUID ticket) {
        return new Movement(Ids.next(), Fact.TICKET_PAID, ticket, Money.of(5000, "RWF"), Instant.EPOCH);
    }
}
