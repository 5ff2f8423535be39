package dev.twende.auth.users.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Someone who can log in.
 *
 * <p>An administrator registers a user with an email address, a password, of which only the hash ever gets here, and roles of
 * one {@link Role.Scope}: company roles come with exactly one company, the others with none. From then on the user opens
 * sessions. Once deactivated, no session opens or goes on, until the user is activated again; the row stays, because
 * schedules and tickets of other houses point at it.
 */
@Entity
@Table(name = "user_account")
public class User {
    @Id
    private UUID id;

    @Version
    private int version;

    private String email;

    @Column(name = "full_name")
    private String fullName;

    private String phone;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "company_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID companyId;

    @ElementCollection
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Column(name = "is_active")
    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    protected User() {}

    /**
     * Registers a user.
     *
     * @param phone in E.164, or null
     * @param companyId whose user it is; null for platform and personal roles
     */
    public User(
            UUID id,
            String email,
            String fullName,
            String phone,
            String passwordHash,
            UUID companyId,
            Set<Role> roles,
            Instant now) {
        requireOneScope(roles, companyId);
        this.id = id;
        this.email = canonical(email);
        this.fullName = fullName.strip();
        this.phone = phone;
        this.passwordHash = passwordHash;
        this.companyId = companyId;
        this.roles = EnumSet.copyOf(roles);
        this.active = true;
        this.createdAt = now;
    }

    /** The one spelling under which an address is kept and looked up. */
    public static String canonical(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Ends all logins of this user. */
    public void deactivate() {
        this.active = false;
    }

    /** Lets this user log in again. */
    public void activate() {
        this.active = true;
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String fullName() {
        return fullName;
    }

    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    public String passwordHash() {
        return passwordHash;
    }

    public Optional<UUID> companyId() {
        return Optional.ofNullable(companyId);
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    public boolean isActive() {
        return active;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static void requireOneScope(Set<Role> roles, UUID companyId) {
        Set<Role.Scope> scopes = EnumSet.noneOf(Role.Scope.class);
        roles.forEach(role -> scopes.add(role.scope()));
        if (scopes.size() != 1) {
            throw Problem.invalid("roles", "must be one or more roles of one scope: platform, company or personal");
        }
        if (scopes.contains(Role.Scope.COMPANY) && companyId == null) {
            throw Problem.invalid("company_id", "must be given with company roles");
        }
        if (!scopes.contains(Role.Scope.COMPANY) && companyId != null) {
            throw Problem.invalid("company_id", "must be absent, as these roles belong to no company");
        }
    }
}
