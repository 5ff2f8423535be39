package dev.twende.company.buses.entity;

import dev.twende.company.layouts.entity.Cell;
import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A vehicle of a company, known by its plate.
 *
 * <p>It has one version of a layout, and as many seats as that shows. A schedule that is published with this bus takes the seats
 * along, so changing a bus never changes what was sold. A bus that is retired takes no new schedules, runs those it has, and can
 * be taken into service again.
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

    /** The same as plain text, for lists that are sorted by it. */
    @Column(name = "plate_number", insertable = false, updatable = false)
    private String plateText;

    /** That of the layout, kept beside it for lists and plain SQL. */
    private int capacity;

    @Column(name = "is_pool")
    private boolean pool;

    @ManyToOne
    @JoinColumn(name = "seat_layout_id")
    private SeatLayout layout;

    @ElementCollection
    @CollectionTable(name = "bus_feature", joinColumns = @JoinColumn(name = "bus_id"))
    @Column(name = "feature")
    @Enumerated(EnumType.STRING)
    private Set<BusFeature> features = new HashSet<>();

    @Column(name = "is_active")
    private boolean active;

    protected Bus() {}

    /**
     * @param country where the plate was given out
     */
    public Bus(
            UUID id,
            UUID companyId,
            String country,
            PlateNumber plateNumber,
            SeatLayout layout,
            Set<BusFeature> features) {
        this.id = id;
        this.companyId = companyId;
        this.country = country;
        this.active = true;
        refit(plateNumber, layout, features);
    }

    /** Gives it other plates, seats or features. What is on sale keeps what was told when it was published. */
    public final void refit(PlateNumber plateNumber, SeatLayout layout, Set<BusFeature> features) {
        this.plateNumber = plateNumber;
        this.layout = layout;
        this.capacity = layout.capacity();
        this.features.clear();
        this.features.addAll(features);
    }

    /** A bus that stands for whichever one comes: it may be in many places at once. */
    public static Bus ofPool(UUID id, UUID companyId, String country, PlateNumber plateNumber, SeatLayout layout) {
        Bus bus = new Bus(id, companyId, country, plateNumber, layout, Set.of());
        bus.pool = true;
        return bus;
    }

    /** Takes it out of service: no new schedules. Doing it again changes nothing. */
    public void retire() {
        active = false;
    }

    /** Takes it into service again. */
    public void reactivate() {
        active = true;
    }

    /** Guards what plans with it. */
    public void mustBeActive() {
        if (!active) {
            throw Problem.of(ProblemType.BUS_RETIRED, "The bus " + plateNumber + " is retired; choose another.");
        }
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
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

    public SeatLayout layout() {
        return layout;
    }

    /** The seat numbers in the order of the plan. */
    public List<String> seats() {
        return layout.seats().stream().map(Cell::seatNumber).toList();
    }

    public Set<BusFeature> features() {
        return new TreeSet<>(features);
    }

    public boolean isActive() {
        return active;
    }
}
