package dev.twende.company.drivers.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * Someone who may drive for a company: a replica of what auth tells, never changed for any other reason.
 *
 * <p>It appears when auth registers a user with the role DRIVER, or when such a user is asked for before that news has come. It
 * ends by deactivation, and the row stays, for news may overtake an answer; registered again, the driver may drive again. Runs
 * that have the driver already keep their assignment: the planning office decides who drives instead.
 */
@Entity
@Table(name = "driver")
public class Driver {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "is_active")
    private boolean active;

    protected Driver() {}

    public Driver(UUID userId, UUID companyId, boolean active) {
        this.userId = userId;
        this.companyId = companyId;
        this.active = active;
    }

    /** Whether the company may send this driver out. */
    public boolean mayDriveFor(UUID company) {
        return active && companyId.equals(company);
    }

    public UUID userId() {
        return userId;
    }

    public UUID companyId() {
        return companyId;
    }

    public boolean isActive() {
        return active;
    }
}
