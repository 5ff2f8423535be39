package dev.twende.auth.passwords.control;

import dev.twende.auth.passwords.entity.PasswordResetRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Where requests for new passwords wait. */
@ApplicationScoped
public class PasswordResetRequestStore {
    private static final String OLDEST =
            "select * from password_reset_request order by id limit ?1 for update skip locked";

    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    public void add(PasswordResetRequest request) {
        em.persist(request);
    }

    /** Takes the oldest that no other instance is taking. */
    @SuppressWarnings("unchecked") // a native query cannot be typed
    public List<PasswordResetRequest> take(int limit) {
        List<PasswordResetRequest> taken = em.createNativeQuery(OLDEST, PasswordResetRequest.class)
                .setParameter(1, limit)
                .getResultList();
        taken.forEach(em::remove);
        return taken;
    }
}
