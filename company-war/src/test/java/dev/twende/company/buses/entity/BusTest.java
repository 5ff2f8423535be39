package dev.twende.company.buses.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusTest {
    private static final UUID ANY = new UUID(1, 2);

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
    void hasTheSeatsOfItsLayout() {
        Bus bus = bus(List.of("1A", "1B", "2A"));
        assertThat(bus.seats()).containsExactly("1A", "1B", "2A");
        assertThat(bus.capacity()).isEqualTo(3);

        bus.refit(bus.plateNumber(), layout(List.of("1")), Set.of());
        assertThat(bus.seats()).containsExactly("1");
        assertThat(bus.capacity()).isEqualTo(1);
    }

    @Test
    void takesNoNewSchedulesWhileItIsRetired() {
        Bus bus = bus(List.of("1"));
        bus.retire();
        assertThatThrownBy(bus::mustBeActive)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.BUS_RETIRED));
        bus.reactivate();
        assertThatCode(bus::mustBeActive).doesNotThrowAnyException();
    }

    @Test
    void knowsWhatItMayOffer() {
        assertThat(BusFeature.of(List.of("wifi", " AC "))).containsExactly(BusFeature.AC, BusFeature.WIFI);
        assertThat(BusFeature.of(null)).isEmpty();
        assertThatThrownBy(() -> BusFeature.of(List.of("AC", "SAUNA")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("features[1]"));
    }

    private static Bus bus(List<String> seats) {
        return new Bus(ANY, ANY, "RW", PlateNumber.of("RAB123A"), layout(seats), Set.of());
    }

    private static SeatLayout layout(List<String> seats) {
        return SeatLayout.plain(ANY, ANY, "RW", seats, Instant.EPOCH);
    }
}
