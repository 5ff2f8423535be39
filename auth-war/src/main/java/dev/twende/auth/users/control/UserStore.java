package dev.twende.auth.users.control;

import static dev.twende.kit.problem.ProblemType.NOT_FOUND;

import dev.twende.auth.users.entity.Role;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where users are kept. */
@ApplicationScoped
public class UserStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    /** Writes a user now, so that the version can be shown. */
    public void add(User user) {
        em.persist(user);
        em.flush();
    }

    /** Writes a change now, so that its version can be shown. */
    public void changed(User user) {
        em.flush();
    }

    public Optional<User> find(UUID userId) {
        return Optional.ofNullable(em.find(User.class, userId));
    }

    public User require(UUID userId) {
        return find(userId).orElseThrow(() -> Problem.of(NOT_FOUND, "There is no user with this id."));
    }

    public Optional<User> byEmail(String email) {
        return em.createQuery("select u from User u where u.email = :email", User.class)
                .setParameter("email", User.canonical(email))
                .getResultStream()
                .findFirst();
    }

    /** The users after the given one in the order of registration, of one company or, without it, of all. */
    public List<User> after(UUID last, Optional<UUID> companyId, int count) {
        String ofCompany = companyId.isPresent() ? " and u.companyId = :companyId" : "";
        TypedQuery<User> users = em.createQuery(
                        "select u from User u where u.id > :last" + ofCompany + " order by u.id", User.class)
                .setParameter("last", last)
                // the roles of the whole page in one more query
                .setHint("eclipselink.batch", "u.roles")
                .setHint("eclipselink.batch", "u.companyRoleIds")
                .setHint("eclipselink.batch.type", "IN")
                .setMaxResults(count);
        companyId.ifPresent(id -> users.setParameter("companyId", id));
        return users.getResultList();
    }

    /** The users who have a role that their company has defined. */
    public List<User> having(UUID companyRoleId) {
        return em.createQuery("select u from User u where :role member of u.companyRoleIds", User.class)
                .setParameter("role", companyRoleId)
                .getResultList();
    }

    /** Replaces the hash of a password unless the password was changed meanwhile. */
    public void replaceHash(UUID userId, String oldHash, String newHash) {
        em.createQuery("update User u set u.passwordHash = :newHash, u.version = u.version + 1"
                        + " where u.id = :userId and u.passwordHash = :oldHash")
                .setParameter("newHash", newHash)
                .setParameter("userId", userId)
                .setParameter("oldHash", oldHash)
                .executeUpdate();
    }

    /** Whether anyone has the role. */
    public boolean anyoneIs(Role role) {
        return em.createQuery("select count(u) from User u where :role member of u.roles", Long.class)
                        .setParameter("role", role)
                        .getSingleResult()
                > 0;
    }

    /** Lets no one else write users until the transaction ends; reading goes on. */
    public void lock() {
        em.createNativeQuery("lock table user_account in share row exclusive mode")
                .executeUpdate();
    }
}
