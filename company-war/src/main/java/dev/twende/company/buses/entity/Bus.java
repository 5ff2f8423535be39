package dev.twende.company.buses.entity;

import dev.twende.kit.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A vehicle of a company, known by its plate.
 *
 * <p>Its seats have numbers in the order of the plan, as many as its capacity. A schedule that is published with this bus
 * takes the seat numbers along, so changing a bus never changes what was sold.
 */
@Entity
@Table(name = "bus")
public class Bus {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private String country;

    @Column(name = "plate_number")
    private PlateNumber plateNumber;

    private int capacity;

    @Column(name = "is_pool")
    private boolean pool;

    @ElementCollection
    @CollectionTable(name = "bus_seat", joinColumns = @JoinColumn(name = "bus_id"))
    @OrderColumn(name = "position")
    @Column(name = "seat_number")
    private List<String> seats = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "bus_feature", joinColumns = @JoinColumn(name = "bus_id"))
    @Column(name = "feature")
    private Set<String> features = new HashSet<>();

    protected Bus() {}

    /**
     * @param country where the plate was given out
     * @param seats the seat numbers in the order of the plan; empty for "1" up to the capacity
     */
    public Bus(
            UUID id,
            UUID companyId,
            String country,
            PlateNumber plateNumber,
            int capacity,
            List<String> seats,
            Set<String> features) {
        this.id = id;
        this.companyId = companyId;
        this.country = country;
        this.plateNumber = plateNumber;
        this.capacity = capacity;
        this.seats.addAll(seats.isEmpty() ? numbered(capacity) : checked(seats, capacity));
        this.features.addAll(features);
    }

    /** A bus that stands for whichever one comes: it may be in many places at once. */
    public static Bus ofPool(UUID id, UUID companyId, String country, PlateNumber plateNumber, int capacity) {
        Bus bus = new Bus(id, companyId, country, plateNumber, capacity, List.of(), Set.of());
        bus.pool = true;
        return bus;
    }

    private static List<String> numbered(int capacity) {
        return IntStream.rangeClosed(1, capacity).mapToObj(String::valueOf).toList();
    }

    private static List<String> checked(List<String> seats, int capacity) {
        if (seats.size() != capacity) {
            throw Problem.invalid("seats", "must be as many as the capacity, " + capacity);
        }
        if (new HashSet<>(seats).size() != seats.size()) {
            throw Problem.invalid("seats", "must not repeat a seat number");
        }
        return seats;
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public String country() {
        return country;
    }

    public PlateNumber plateNumber() {
        return plateNumber;
    }

    /** Whether it stands for many, and is never busy. */
    public boolean isPool() {
        return pool;
    }

    public int capacity() {
        return capacity;
    }

    public List<String> seats() {
        return List.copyOf(seats);
    }

    public Set<String> features() {
        return new TreeSet<>(features);
    }
}
