package dev.twende.ticketing.schedules.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FareTableTest {
    @Test
    void findsEveryPair() {
        for (int stops = 2; stops <= 28; stops++) {
            List<List<Long>> rows = new ArrayList<>();
            for (int from = 0; from < stops - 1; from++) {
                List<Long> row = new ArrayList<>();
                for (int to = from + 1; to < stops; to++) {
                    row.add(1_000L * from + to);
                }
                rows.add(row);
            }
            FareTable fares = FareTable.ofRows(stops, rows);
            for (int from = 0; from < stops - 1; from++) {
                for (int to = from + 1; to < stops; to++) {
                    assertThat(fares.price(from, to))
                            .as("%d to %d of %d", from, to, stops)
                            .hasValue(1_000L * from + to);
                }
            }
        }
    }

    @Test
    void takesWhatWasNotToldAsNotSold() {
        FareTable fares = FareTable.ofRows(4, Arrays.asList(List.of(1L), null));
        assertThat(fares.price(0, 1)).hasValue(1);
        assertThat(fares.price(0, 2)).isEqualTo(OptionalLong.empty());
        assertThat(fares.price(1, 3)).isEqualTo(OptionalLong.empty());
        assertThat(fares.price(2, 3)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void hasAPriceForEveryPairOrCannotBeBuilt() {
        assertThatThrownBy(() -> new FareTable(3, List.of(1L, 2L))).isInstanceOf(IllegalArgumentException.class);
    }
}
