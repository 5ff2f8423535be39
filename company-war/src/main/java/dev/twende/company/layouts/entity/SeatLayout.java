package dev.twende.company.layouts.entity;

import dev.twende.company.stops.entity.Places;
import dev.twende.kit.id.Ids;
import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One version of the plan of a vehicle: a grid of seats, aisles, doors and what else there is, deck by deck.
 *
 * <p>It is never changed. Whoever edits a layout adds its next version; buses stay with the version they have until somebody
 * gives them another, and schedules stay with what was told when they were published. So an edit never moves a seat that was
 * sold. A layout belongs to a company, or to the platform, and then every company may use it.
 */
@Entity
@Table(name = "seat_layout")
public class SeatLayout {
    public static final int DECKS_MAX = 2;

    /** Longer than any coach; keeps a plan within what a screen and a message carry. */
    public static final int ROWS_MAX = 40;

    public static final int COLUMNS_MAX = 9;

    /** As the capacity of a bus. */
    public static final int SEATS_MAX = 200;

    private static final int PLAIN_COLUMNS = 5;
    private static final int PLAIN_SEATS_A_ROW = 4;

    @Id
    private UUID id;

    @Column(name = "layout_id")
    private UUID layoutId;

    private int version;

    @Column(name = "company_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID companyId;

    private String name;

    @Column(name = "deck_count")
    private int decks;

    @Column(name = "row_count")
    private int rows;

    @Column(name = "column_count")
    private int columns;

    private int capacity;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "seat_layout_cell", joinColumns = @JoinColumn(name = "seat_layout_id"))
    private List<Cell> cells = new ArrayList<>();

    protected SeatLayout() {}

    /**
     * @param id of this version alone
     * @param layoutId of the layout, the same in all versions
     * @param companyId null for one of the platform
     * @param cells in any order; a place without a cell is empty
     */
    public SeatLayout(
            UUID id,
            UUID layoutId,
            int version,
            UUID companyId,
            String name,
            Grid grid,
            List<Cell> cells,
            Instant now) {
        this.id = id;
        this.layoutId = layoutId;
        this.version = version;
        this.companyId = companyId;
        this.name = name.strip();
        this.decks = grid.decks();
        this.rows = grid.rows();
        this.columns = grid.columns();
        checked(grid, cells).stream()
                .filter(cell -> cell.kind() != CellKind.EMPTY)
                .sorted(Cell.READING_ORDER)
                .forEach(this.cells::add);
        this.capacity = seats().size();
        this.createdAt = now;
    }

    /** How large a plan is. */
    public record Grid(int decks, int rows, int columns) {
        boolean contains(Cell cell) {
            return cell.deck() < decks && cell.row() < rows && cell.column() < columns;
        }
    }

    private static List<Cell> checked(Grid grid, List<Cell> cells) {
        Set<List<Integer>> places = new HashSet<>();
        Set<String> labels = new HashSet<>();
        int drivers = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String field = "cells[" + i + "]";
            if (!grid.contains(cell)) {
                throw Problem.invalid(field, "lies outside the grid");
            }
            if (!places.add(List.of(cell.deck(), cell.row(), cell.column()))) {
                throw Problem.invalid(field, "lies where another cell lies");
            }
            boolean labelled = cell.seatNumber() != null && !cell.seatNumber().isEmpty();
            if (cell.isSeat() != labelled) {
                throw Problem.invalid(field + ".seat_number", "is what a seat has, and nothing else");
            }
            if (labelled && !labels.add(cell.seatNumber().toUpperCase(Locale.ROOT))) {
                throw Problem.invalid(field + ".seat_number", "is the number of another seat");
            }
            if (cell.kind() == CellKind.DRIVER && ++drivers > 1) {
                throw Problem.invalid(field + ".kind", "is there already: a bus has one driver");
            }
        }
        if (labels.isEmpty() || labels.size() > SEATS_MAX) {
            throw Problem.invalid("cells", "must have 1 to " + SEATS_MAX + " seats");
        }
        return cells;
    }

    /** The version that follows this one. */
    public SeatLayout next(UUID id, String name, Grid grid, List<Cell> cells, Instant now) {
        return new SeatLayout(id, layoutId, version + 1, companyId, name, grid, cells, now);
    }

    /**
     * For a bus of which only the seat numbers are known: two seats on either side of the aisle, numbered from the front. The
     * same numbers give the same layout, so that a fleet of equal buses shares one.
     *
     * @param seatNumbers in the order of the plan
     */
    public static SeatLayout plain(UUID id, UUID companyId, String country, List<String> seatNumbers, Instant now) {
        boolean driverRight = Places.keepsLeft(country);
        int rows = 1 + (seatNumbers.size() + PLAIN_SEATS_A_ROW - 1) / PLAIN_SEATS_A_ROW;
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(0, driverRight ? PLAIN_COLUMNS - 1 : 0, CellKind.DRIVER));
        cells.add(Cell.of(0, driverRight ? 0 : PLAIN_COLUMNS - 1, CellKind.DOOR));
        for (int row = 0; row < rows; row++) {
            cells.add(Cell.of(row, PLAIN_COLUMNS / 2, CellKind.AISLE));
        }
        for (int i = 0; i < seatNumbers.size(); i++) {
            int inRow = i % PLAIN_SEATS_A_ROW;
            int column = inRow < PLAIN_COLUMNS / 2 ? inRow : inRow + 1;
            cells.add(Cell.seat(1 + i / PLAIN_SEATS_A_ROW, column, seatNumbers.get(i)));
        }
        String key = companyId + "\n" + driverRight + "\n" + String.join("\n", seatNumbers);
        return new SeatLayout(
                id,
                Ids.named(key),
                1,
                companyId,
                "2+2, " + seatNumbers.size() + " seats",
                new Grid(1, rows, PLAIN_COLUMNS),
                cells,
                now);
    }

    /** The seats as one reads the plan. */
    public List<Cell> seats() {
        return cells.stream().filter(Cell::isSeat).sorted(Cell.READING_ORDER).toList();
    }

    /** What it says of a seat, and what follows from its place. */
    public Set<SeatProperty> propertiesOf(Cell seat) {
        Set<SeatProperty> properties = EnumSet.noneOf(SeatProperty.class);
        properties.addAll(seat.givenProperties());
        if (seat.column() == 0 || seat.column() == columns - 1) {
            properties.add(SeatProperty.WINDOW);
        }
        boolean besideAisle = cells.stream()
                .anyMatch(cell -> cell.kind() == CellKind.AISLE
                        && cell.deck() == seat.deck()
                        && cell.row() == seat.row()
                        && Math.abs(cell.column() - seat.column()) == 1);
        if (besideAisle) {
            properties.add(SeatProperty.AISLE);
        }
        return properties;
    }

    /** Empty when the plan shows no driver. */
    public Optional<DriverSide> driverSide() {
        return cells.stream()
                .filter(cell -> cell.kind() == CellKind.DRIVER)
                .findFirst()
                .map(cell -> 2 * cell.column() < columns ? DriverSide.LEFT : DriverSide.RIGHT);
    }

    public boolean isOfPlatform() {
        return companyId == null;
    }

    /** Whether the company's buses may have it. */
    public boolean isFor(UUID company) {
        return isOfPlatform() || Objects.equals(companyId, company);
    }

    /** Of this version alone. */
    public UUID id() {
        return id;
    }

    public UUID layoutId() {
        return layoutId;
    }

    public int version() {
        return version;
    }

    /** Null for one of the platform. */
    public UUID companyId() {
        return companyId;
    }

    public String name() {
        return name;
    }

    public Grid grid() {
        return new Grid(decks, rows, columns);
    }

    public int capacity() {
        return capacity;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public List<Cell> cells() {
        return cells.stream().sorted(Cell.READING_ORDER).toList();
    }
}
