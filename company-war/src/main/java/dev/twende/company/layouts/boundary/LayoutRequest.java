package dev.twende.company.layouts.boundary;

import dev.twende.company.layouts.entity.Cell;
import dev.twende.company.layouts.entity.CellKind;
import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.company.layouts.entity.SeatLayout.Grid;
import dev.twende.company.layouts.entity.SeatProperty;
import dev.twende.kit.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A layout to add, or its next version.
 *
 * @param companyId may be left out by people of a company; left out by the platform's people, the layout is for all companies
 * @param decks left out for one
 * @param cells in any order; a place without a cell is empty
 */
public record LayoutRequest(
        UUID companyId,

        @NotBlank @Size(max = 80) @Schema(example = "Coaster, 29 seats")
        String name,

        @Min(1) @Max(SeatLayout.DECKS_MAX) Integer decks,
        @NotNull @Min(1) @Max(SeatLayout.ROWS_MAX) Integer rows,
        @NotNull @Min(1) @Max(SeatLayout.COLUMNS_MAX) Integer columns,

        @NotNull @Size(min = 1, max = SeatLayout.DECKS_MAX * SeatLayout.ROWS_MAX * SeatLayout.COLUMNS_MAX)
        List<@NotNull @Valid CellRequest> cells) {

    /**
     * A place of the plan.
     *
     * @param deck 0, the lower one, when left out
     * @param row from the front, from 0
     * @param column from the left in the direction of travel, from 0
     * @param kind SEAT, AISLE, DRIVER, DOOR, TOILET, STAIRS or EMPTY
     * @param seatNumber of a seat, unique in the layout
     * @param properties LADIES, ACCESSIBLE, LEGROOM, SOCKET, TABLE, FOLDING; WINDOW and AISLE follow from the place
     */
    public record CellRequest(
            @Min(0) Integer deck,
            @NotNull @Min(0) Integer row,
            @NotNull @Min(0) Integer column,
            @NotNull @Schema(example = "SEAT") String kind,
            @Size(max = 8) @Schema(example = "12A") String seatNumber,
            @Size(max = 8) List<@NotNull String> properties) {}

    Grid grid() {
        return new Grid(decks == null ? 1 : decks, rows, columns);
    }

    List<Cell> toCells() {
        List<Cell> all = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            CellRequest cell = cells.get(i);
            String field = "cells[" + i + "].";
            Set<SeatProperty> properties = EnumSet.noneOf(SeatProperty.class);
            if (cell.properties() != null) {
                cell.properties()
                        .forEach(name -> properties.add(known(SeatProperty.class, name, field + "properties")));
            }
            all.add(new Cell(
                    cell.deck() == null ? 0 : cell.deck(),
                    cell.row(),
                    cell.column(),
                    known(CellKind.class, cell.kind(), field + "kind"),
                    cell.seatNumber(),
                    properties));
        }
        return all;
    }

    private static <E extends Enum<E>> E known(Class<E> type, String name, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "must be one of " + EnumSet.allOf(type)));
    }
}
