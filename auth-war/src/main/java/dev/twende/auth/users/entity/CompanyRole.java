package dev.twende.auth.users.entity;

import dev.twende.kit.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A role that a company has defined for its own people, such as a head of counter who sells and handles money.
 *
 * <p>The company's admin makes it of permissions that end at the company's fence, gives it to users, and changes it at will, which changes
 * what all who have it may do. It is deleted when nobody has it any more.
 */
@Entity
@Table(name = "company_role")
public class CompanyRole {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private String name;

    @ElementCollection
    @CollectionTable(name = "company_role_permission", joinColumns = @JoinColumn(name = "role_id"))
    @Column(name = "permission")
    @Enumerated(EnumType.STRING)
    private Set<Permission> permissions;

    @Column(name = "created_at")
    private Instant createdAt;

    protected CompanyRole() {} // for JPA

    public CompanyRole(UUID id, UUID companyId, String name, Set<Permission> permissions, Instant now) {
        requireSome(permissions);
        this.id = id;
        this.companyId = companyId;
        this.name = name.strip();
        this.permissions = new HashSet<>(permissions);
        this.createdAt = now;
    }

    /** Gives it another name and other permissions. */
    public void redefine(String name, Set<Permission> permissions) {
        requireSome(permissions);
        this.name = name.strip();
        this.permissions.clear();
        this.permissions.addAll(permissions);
    }

    private static void requireSome(Set<Permission> permissions) {
        if (permissions.isEmpty()) {
            throw Problem.invalid("permissions", "must be one or more");
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

    public String name() {
        return name;
    }

    public Set<Permission> permissions() {
        return Set.copyOf(permissions);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
