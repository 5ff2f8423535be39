package dev.twende.auth.secondfactors.control;

import dev.twende.auth.secondfactors.entity.SecondFactor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where second factors and the hashes of recovery codes are kept. Native SQL: who takes a code is decided by the row count. */
@ApplicationScoped
public class SecondFactorStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    public void add(SecondFactor factor) {
        em.persist(factor);
        em.flush(); // its row first: JPA does not know that the recovery codes point at it
    }

    public Optional<SecondFactor> find(UUID userId) {
        return Optional.ofNullable(em.find(SecondFactor.class, userId));
    }

    /** Forgets a factor with all its recovery codes. */
    public boolean remove(UUID userId) {
        return execute("delete from second_factor where user_id = ?1", userId) == 1;
    }

    /** Takes the code of a step; false when it, or a later one, was taken before. Of many who try at once one is told true. */
    public boolean take(UUID userId, long step) {
        return execute("update second_factor set last_step = ?2 where user_id = ?1 and last_step < ?2", userId, step)
                == 1;
    }

    /** Uses a recovery code up; false when there is none like it, or no more. */
    public boolean use(UUID userId, RecoveryCode code) {
        return execute(
                        "update recovery_code set used_at = clock_timestamp() where user_id = ?1 and code_hash = ?2"
                                + " and used_at is null",
                        userId,
                        code.hash())
                == 1;
    }

    /** Gives a factor these recovery codes instead of all it had. */
    public void replaceRecoveryCodes(UUID userId, List<RecoveryCode> codes) {
        execute("delete from recovery_code where user_id = ?1", userId);
        codes.forEach(
                code -> execute("insert into recovery_code (user_id, code_hash) values (?1, ?2)", userId, code.hash()));
    }

    /** How many recovery codes are left. */
    public int countRecoveryCodes(UUID userId) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from recovery_code where user_id = ?1 and used_at is null")
                        .setParameter(1, userId)
                        .getSingleResult())
                .intValue();
    }

    private int execute(String sql, Object... parameters) {
        var statement = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setParameter(i + 1, parameters[i]);
        }
        return statement.executeUpdate();
    }
}
