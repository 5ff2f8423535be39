package dev.twende.company.buses.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusTest {
    @ParameterizedTest
    @ValueSource(strings = {"RAB123A", "rab 123 a", " Rab-123.A ", "r a b 1 2 3 a"})
    void aPlateIsOneHoweverItIsWritten(String text) {
        assertThat(PlateNumber.of(text)).isEqualTo(new PlateNumber("RAB123A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "RAB/123", "RÄB123", "ABCDEFGHIJKLMNOPQ"})
    void refusesWhatIsNoPlate(String text) {
        assertThatThrownBy(() -> PlateNumber.of(text)).isInstanceOf(Problem.class);
    }

    @Test
    void numbersItsSeatsWhenNobodyElseDoes() {
        assertThat(bus(3, List.of()).seats()).containsExactly("1", "2", "3");
        assertThat(bus(2, List.of("1A", "1B")).seats()).containsExactly("1A", "1B");
    }

    @Test
    void hasAsManySeatsAsItsCapacityAndEachOnce() {
        assertThatThrownBy(() -> bus(3, List.of("1", "2"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> bus(2, List.of("1", "1"))).isInstanceOf(Problem.class);
    }

    private static Bus bus(int capacity, List<String> seats) {
        UUID any = new UUID(1, 2);
        return new Bus(any, any, "RW", PlateNumber.of("RAB123A"), capacity, seats, Set.of());
    }
}
