package dev.twende.auth.users.control;

import dev.twende.auth.users.entity.CompanyRole;
import dev.twende.auth.users.entity.Role;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the roles are kept that companies have defined. */
@ApplicationScoped
public class CompanyRoleStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    /** Writes a role now, so that its version can be shown. */
    public void add(CompanyRole role) {
        em.persist(role);
        em.flush();
    }

    /** Writes a change now, so that its version can be shown. */
    public void changed(CompanyRole role) {
        em.flush();
    }

    public CompanyRole require(UUID roleId) {
        return Optional.ofNullable(em.find(CompanyRole.class, roleId)).orElseThrow(Problem::notFound);
    }

    /** Forgets a role that nobody has. */
    public void remove(CompanyRole role) {
        em.remove(role);
        em.flush();
    }

    /** Whether the company has another role of this name, however it is typed. */
    public boolean isNameTaken(UUID companyId, String name, UUID butFor) {
        return em.createQuery(
                                "select count(r) from CompanyRole r where r.companyId = :companyId and lower(r.name) = lower(:name)"
                                        + " and r.id <> :butFor",
                                Long.class)
                        .setParameter("companyId", companyId)
                        .setParameter("name", name.strip())
                        .setParameter("butFor", butFor)
                        .getSingleResult()
                > 0;
    }

    /** How many roles a company has. */
    public long count(UUID companyId) {
        return em.createQuery("select count(r) from CompanyRole r where r.companyId = :companyId", Long.class)
                .setParameter("companyId", companyId)
                .getSingleResult();
    }

    /** A company's roles in the order of their making, after the given one. */
    public List<CompanyRole> after(UUID last, UUID companyId, int count) {
        return em.createQuery(
                        "select r from CompanyRole r where r.companyId = :companyId and r.id > :last order by r.id",
                        CompanyRole.class)
                .setParameter("companyId", companyId)
                .setParameter("last", last)
                .setMaxResults(count)
                .getResultList();
    }

    /** How many users have a role. */
    public long countUsers(UUID roleId) {
        return em.createQuery("select count(u) from User u where :role member of u.companyRoleIds", Long.class)
                .setParameter("role", roleId)
                .getSingleResult();
    }

    /**
     * These roles, all of them the company's own.
     *
     * @param roleIds null is none
     */
    public Set<UUID> own(Set<UUID> roleIds, UUID companyId) {
        Set<UUID> asked = roleIds == null ? Set.of() : roleIds;
        if (asked.stream().anyMatch(roleId -> !isOf(companyId, roleId))) {
            throw Problem.invalid("company_role_ids", "must be roles of the user's company");
        }
        return asked;
    }

    private boolean isOf(UUID companyId, UUID roleId) {
        CompanyRole role = em.find(CompanyRole.class, roleId);
        return role != null && role.companyId().equals(companyId);
    }

    /** The roles whose doors these open. */
    public Stream<Role> doors(Set<UUID> roleIds) {
        return roleIds.stream()
                .map(this::require)
                .flatMap(role -> role.permissions().stream())
                .map(Role::of);
    }
}
