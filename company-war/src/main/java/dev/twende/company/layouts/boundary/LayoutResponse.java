package dev.twende.company.layouts.boundary;

import dev.twende.company.layouts.entity.Cell;
import dev.twende.company.layouts.entity.CellKind;
import dev.twende.company.layouts.entity.DriverSide;
import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.company.layouts.entity.SeatProperty;
import dev.twende.kit.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One version of a layout as the API shows it.
 *
 * @param companyId absent for one of the platform
 * @param driverSide in the direction of travel; absent when the plan shows no driver
 * @param cells as one reads the plan
 */
public record LayoutResponse(
        UUID layoutId,
        int version,
        UUID companyId,
        String name,
        int decks,
        int rows,
        int columns,
        int capacity,
        DriverSide driverSide,
        Instant createdAt,
        List<CellResponse> cells)
        implements Versioned {

    /** A place of the plan. */
    public record CellResponse(
            int deck, int row, int column, CellKind kind, String seatNumber, List<SeatProperty> properties) {}

    static LayoutResponse from(SeatLayout layout) {
        return new LayoutResponse(
                layout.layoutId(),
                layout.version(),
                layout.companyId(),
                layout.name(),
                layout.grid().decks(),
                layout.grid().rows(),
                layout.grid().columns(),
                layout.capacity(),
                layout.driverSide().orElse(null),
                layout.createdAt(),
                layout.cells().stream().map(cell -> cell(layout, cell)).toList());
    }

    private static CellResponse cell(SeatLayout layout, Cell cell) {
        return new CellResponse(
                cell.deck(),
                cell.row(),
                cell.column(),
                cell.kind(),
                cell.seatNumber(),
                cell.isSeat() ? List.copyOf(layout.propertiesOf(cell)) : null);
    }
}
