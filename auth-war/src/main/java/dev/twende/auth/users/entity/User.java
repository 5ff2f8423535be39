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
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Someone who can log in.
 *
 * <p>An administrator registers a user with an email address, a password, of which only the hash ever gets here, and roles of
 * one {@link Role.Scope}: company roles, and those that the company has defined, come with exactly one company, the others with none. Or the user is invited, and has no
 * password until the invitation is taken up. From then on the user opens
 * sessions, and changes the password at will. The address and the company stay for life. Once deactivated, no session opens or goes on, until the user is activated again; the row stays, because
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

    @Convert(converter = LanguageConverter.class)
    private Language language;

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

    @ElementCollection
    @CollectionTable(name = "user_company_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role_id")
    private Set<UUID> companyRoleIds;

    @Column(name = "is_active")
    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    protected User() {}

    /**
     * Registers a user.
     *
     * @param companyRoleIds roles that the company has defined; may be empty if roles is not, and the other way round
     * @param phone in E.164, or null
     * @param passwordHash null for who is invited
     * @param companyId whose user it is; null for platform and personal roles
     */
    public User(
            UUID id,
            String email,
            String fullName,
            String phone,
            Language language,
            String passwordHash,
            UUID companyId,
            Set<Role> roles,
            Set<UUID> companyRoleIds,
            Instant now) {
        requireOneScope(roles, companyRoleIds, companyId);
        this.id = id;
        this.email = canonical(email);
        this.fullName = fullName.strip();
        this.phone = phone;
        this.language = language;
        this.passwordHash = passwordHash;
        this.companyId = companyId;
        this.roles = new HashSet<>(roles);
        this.companyRoleIds = new HashSet<>(companyRoleIds);
        this.active = true;
        this.createdAt = now;
    }

    /** The one spelling under which an address is kept and looked up. */
    public static String canonical(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Corrects what is known of the user.
     *
     * @param phone in E.164, or null
     */
    public void describe(String fullName, String phone, Language language) {
        this.fullName = fullName.strip();
        this.phone = phone;
        this.language = language;
    }

    /** Gives the user these roles, and these that the company has defined, instead of all others; whether that changed anything. */
    public boolean assign(Set<Role> roles, Set<UUID> companyRoleIds) {
        requireOneScope(roles, companyRoleIds, companyId);
        boolean changed = !this.roles.equals(roles) || !this.companyRoleIds.equals(companyRoleIds);
        if (changed) {
            this.roles.clear();
            this.roles.addAll(roles);
            this.companyRoleIds.clear();
            this.companyRoleIds.addAll(companyRoleIds);
        }
        return changed;
    }

    /** Takes a new password. */
    public void changePassword(String passwordHash) {
        this.passwordHash = passwordHash;
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

    /** In which the user is written to. */
    public Language language() {
        return language;
    }

    /** Empty while the user is only invited. */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public int version() {
        return version;
    }

    public Optional<UUID> companyId() {
        return Optional.ofNullable(companyId);
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    /** Of the roles that the company has defined. */
    public Set<UUID> companyRoleIds() {
        return Set.copyOf(companyRoleIds);
    }

    public boolean isActive() {
        return active;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static void requireOneScope(Set<Role> roles, Set<UUID> companyRoleIds, UUID companyId) {
        Set<Role.Scope> scopes = EnumSet.noneOf(Role.Scope.class);
        roles.forEach(role -> scopes.add(role.scope()));
        if (!companyRoleIds.isEmpty()) {
            scopes.add(Role.Scope.COMPANY);
        }
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
