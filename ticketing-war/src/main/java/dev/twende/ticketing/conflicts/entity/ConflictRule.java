package dev.twende.ticketing.conflicts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which ways out of a refused sale a company wants to be tried at once, in which order. What none of them resolves is left to its people,
 * as all is without a rule.
 */
@Entity
@Table(name = "conflict_rule")
public class ConflictRule {
    private static final String BETWEEN = ",";

    @Id
    @Column(name = "company_id")
    private UUID companyId;

    private String resolutions;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Version
    private int version;

    protected ConflictRule() {} // for JPA

    public ConflictRule(UUID companyId, List<Resolution> ways, UUID by, Instant now) {
        this.companyId = companyId;
        this.version = 1;
        change(ways, by, now);
    }

    /** The company wants other ways out from now on. */
    public void change(List<Resolution> ways, UUID by, Instant now) {
        resolutions = ways.stream().map(Resolution::name).collect(Collectors.joining(BETWEEN));
        changedBy = by;
        changedAt = now;
    }

    /** In the order in which they are tried. */
    public List<Resolution> ways() {
        return resolutions.isEmpty()
                ? List.of()
                : Arrays.stream(resolutions.split(BETWEEN))
                        .map(Resolution::valueOf)
                        .toList();
    }

    public UUID companyId() {
        return companyId;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public int version() {
        return version;
    }
}
