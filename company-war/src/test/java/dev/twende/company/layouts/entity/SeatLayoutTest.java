package dev.twende.company.layouts.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.layouts.entity.SeatLayout.Grid;
import dev.twende.kit.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatLayoutTest {
    private static final UUID ANY = new UUID(1, 2);
    private static final Cell DRIVER = Cell.of(0, 0, CellKind.DRIVER);
    private static final Cell AISLE = Cell.of(1, 1, CellKind.AISLE);

    @Test
    void hasAsManySeatsAsItShowsInReadingOrder() {
        SeatLayout layout = layout(Cell.seat(2, 0, "3"), Cell.seat(1, 2, "2"), DRIVER, AISLE, Cell.seat(1, 0, "1"));
        assertThat(layout.capacity()).isEqualTo(3);
        assertThat(layout.seats()).extracting(Cell::seatNumber).containsExactly("1", "2", "3");
        assertThat(layout.driverSide()).contains(DriverSide.LEFT);
    }

    @Test
    void aSeatIsAtTheWindowOrBesideTheAisleByItsPlace() {
        Cell ladies = new Cell(0, 1, 0, CellKind.SEAT, "1", Set.of(SeatProperty.LADIES));
        Cell middle = Cell.seat(2, 1, "2");
        SeatLayout layout = layout(ladies, AISLE, middle);
        assertThat(layout.propertiesOf(ladies))
                .containsExactlyInAnyOrder(SeatProperty.WINDOW, SeatProperty.AISLE, SeatProperty.LADIES);
        assertThat(layout.propertiesOf(middle)).isEmpty();
    }

    @Test
    void refusesWhatIsNoPlan() {
        mustRefuse("cells[1].seat_number", Cell.seat(1, 0, "1a"), Cell.seat(1, 2, "1A"));
        mustRefuse("cells[1]", Cell.seat(1, 0, "1"), Cell.seat(1, 0, "2"));
        mustRefuse("cells[0]", Cell.seat(3, 0, "1"));
        mustRefuse("cells[0].seat_number", Cell.seat(1, 0, " "));
        mustRefuse("cells[1].seat_number", Cell.seat(1, 0, "1"), new Cell(0, 1, 1, CellKind.AISLE, "2", Set.of()));
        mustRefuse("cells[2].kind", Cell.seat(1, 0, "1"), DRIVER, Cell.of(0, 2, CellKind.DRIVER));
        mustRefuse("cells", DRIVER, AISLE);
    }

    @Test
    void editingMakesTheNextVersionOfTheSameLayout() {
        SeatLayout first = layout(Cell.seat(1, 0, "1"));
        SeatLayout second =
                first.next(new UUID(3, 4), "Wider", new Grid(1, 3, 5), List.of(Cell.seat(1, 4, "1")), Instant.EPOCH);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.layoutId()).isEqualTo(first.layoutId());
        assertThat(first.grid()).isEqualTo(new Grid(1, 3, 3));
        assertThat(first.seats()).extracting(Cell::column).containsExactly(0);
    }

    @Test
    void plainOnesAreTwoAndTwoAndTheSameForTheSameSeats() {
        List<String> numbers =
                IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList();
        SeatLayout rwandan = SeatLayout.plain(ANY, ANY, "RW", numbers, Instant.EPOCH);
        assertThat(rwandan.seats()).extracting(Cell::seatNumber).isEqualTo(numbers);
        assertThat(rwandan.seats()).extracting(Cell::column).startsWith(0, 1, 3, 4, 0);
        assertThat(rwandan.driverSide()).contains(DriverSide.LEFT);

        SeatLayout kenyan = SeatLayout.plain(ANY, ANY, "KE", numbers, Instant.EPOCH);
        assertThat(kenyan.driverSide()).contains(DriverSide.RIGHT);
        assertThat(kenyan.layoutId()).isNotEqualTo(rwandan.layoutId());
        assertThat(SeatLayout.plain(ANY, ANY, "RW", numbers, Instant.EPOCH).layoutId())
                .isEqualTo(rwandan.layoutId());
    }

    private static void mustRefuse(String field, Cell... cells) {
        assertThatThrownBy(() -> layout(cells))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly(field));
    }

    private static SeatLayout layout(Cell... cells) {
        return new SeatLayout(ANY, ANY, 1, ANY, "Plan", new Grid(1, 3, 3), List.of(cells), Instant.EPOCH);
    }
}
