package dev.twende.company.fareclasses.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The conditions a fare is sold under: what comes back of it, what exchanging it or naming somebody else costs, and who pays less than an adult.
 *
 * <p>Every company has the class {@link #STANDARD} from the beginning, with ready-made conditions, and may state its own. Other
 * classes are added by code, and their prices set route by route. Conditions travel with a schedule when it is published, so a
 * change reaches schedules published later; what was sold keeps the conditions it was sold under.
 */
@Entity
@Table(name = "fare_class")
public class FareClass {
    /** The class of a price that names none. */
    public static final String STANDARD = "STANDARD";

    /** Codes are shown to clients and kept in columns: short, and in capitals. */
    public static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    private static final long HOUR = 60L * 60;
    private static final FeeLadder UNTIL_DEPARTURE = new FeeLadder(List.of(new LadderStep(0, 0, 0)));

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private String code;
    private String name;
    private FeeLadder refunds;
    private FeeLadder changes;

    /** Null while somebody else may be named for nothing. */
    @Column(name = "name_changes")
    private FeeLadder nameChanges;

    private Discounts discounts;
    private long rounding;

    protected FareClass() {}

    /** A class of a company, with these conditions. */
    public FareClass(UUID id, UUID companyId, String code, Conditions conditions) {
        this.id = id;
        this.companyId = companyId;
        this.code = code;
        state(conditions);
    }

    /** Puts other conditions in the place of the old ones, for what is published from now on. */
    public void state(Conditions conditions) {
        name = conditions.name().strip();
        refunds = conditions.refunds();
        changes = conditions.changes();
        nameChanges = conditions.nameChanges();
        discounts = conditions.discounts();
        rounding = conditions.rounding();
    }

    /** The classes that are ready to be taken over; the first is the one that a company has without asking. */
    public static Map<String, Conditions> suggestions() {
        Conditions standard = new Conditions(
                "Standard",
                new FeeLadder(List.of(new LadderStep(24 * HOUR, 1_000, 0), new LadderStep(2 * HOUR, 5_000, 0))),
                new FeeLadder(List.of(new LadderStep(2 * HOUR, 1_000, 0))),
                null,
                Discounts.NONE,
                1);
        Conditions flexible = new Conditions("Flexible", UNTIL_DEPARTURE, UNTIL_DEPARTURE, null, Discounts.NONE, 1);
        Conditions nonRefundable =
                new Conditions("Not refundable", FeeLadder.NONE, FeeLadder.NONE, null, Discounts.NONE, 1);
        Map<String, Conditions> suggestions = new LinkedHashMap<>();
        suggestions.put(STANDARD, standard);
        suggestions.put("FLEX", flexible);
        suggestions.put("NONREFUNDABLE", nonRefundable);
        return suggestions;
    }

    /** The class that a company has without asking. */
    public static FareClass standardOf(UUID companyId) {
        return new FareClass(null, companyId, STANDARD, suggestions().get(STANDARD));
    }

    /**
     * What a class promises.
     *
     * @param nameChanges null when somebody else may be named for nothing
     * @param discounts who pays less than an adult without having a price
     * @param rounding discounted prices are multiples of this many minor units
     */
    public record Conditions(
            String name,
            FeeLadder refunds,
            FeeLadder changes,
            FeeLadder nameChanges,
            Discounts discounts,
            long rounding) {}

    public Refundable refundable() {
        if (refunds.steps().isEmpty()) {
            return Refundable.NON;
        }
        return refunds.isFreeUntilDeparture() ? Refundable.FULL : Refundable.PARTIAL;
    }

    public UUID id() {
        return id;
    }

    /** 0 while it is the one that a company has without asking. */
    public int version() {
        return version;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public FeeLadder refunds() {
        return refunds;
    }

    public FeeLadder changes() {
        return changes;
    }

    /** What naming somebody else for a ticket costs; empty when it costs nothing, as long as the platform allows it. */
    public Optional<FeeLadder> nameChanges() {
        return Optional.ofNullable(nameChanges);
    }

    public Discounts discounts() {
        return discounts;
    }

    public long rounding() {
        return rounding;
    }
}
