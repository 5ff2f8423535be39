package dev.twende.company.layouts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One place of a layout: deck 0 is the lower one, rows count from the front and columns from the left, both from 0. */
@Embeddable
public class Cell {
    /** As one reads a plan: the lower deck first, from the front to the back, from left to right. */
    public static final Comparator<Cell> READING_ORDER =
            Comparator.comparingInt(Cell::deck).thenComparingInt(Cell::row).thenComparingInt(Cell::column);

    private int deck;

    @Column(name = "row_number")
    private int row;

    @Column(name = "column_number")
    private int column;

    @Enumerated(EnumType.STRING)
    private CellKind kind;

    @Column(name = "seat_number")
    private String seatNumber;

    /** Names of properties with commas between: they are read and written with the cell, never searched. */
    private String properties;

    protected Cell() {}

    /**
     * @param seatNumber null for what is no seat
     * @param properties those that follow from the place may be given or left out
     */
    public Cell(int deck, int row, int column, CellKind kind, String seatNumber, Set<SeatProperty> properties) {
        this.deck = deck;
        this.row = row;
        this.column = column;
        this.kind = kind;
        this.seatNumber = seatNumber == null ? null : seatNumber.strip();
        this.properties = properties.stream()
                .filter(property -> !property.isDerived())
                .sorted()
                .map(SeatProperty::name)
                .collect(Collectors.joining(","));
    }

    static Cell seat(int row, int column, String seatNumber) {
        return new Cell(0, row, column, CellKind.SEAT, seatNumber, Set.of());
    }

    static Cell of(int row, int column, CellKind kind) {
        return new Cell(0, row, column, kind, null, Set.of());
    }

    /** Those that somebody gave it; {@link SeatLayout#propertiesOf} adds those that follow from its place. */
    Set<SeatProperty> givenProperties() {
        return properties.isEmpty()
                ? EnumSet.noneOf(SeatProperty.class)
                : Arrays.stream(properties.split(","))
                        .map(SeatProperty::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean isSeat() {
        return kind == CellKind.SEAT;
    }

    public int deck() {
        return deck;
    }

    public int row() {
        return row;
    }

    public int column() {
        return column;
    }

    public CellKind kind() {
        return kind;
    }

    /** Null for what is no seat. */
    public String seatNumber() {
        return seatNumber;
    }
}
