package dev.twende.auth.keys.control;

import dev.twende.auth.keys.entity.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Where signing keys are kept. */
@ApplicationScoped
public class SigningKeyStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    public void add(SigningKey key) {
        em.persist(key);
    }

    /** All keys there ever were; a handful. */
    public List<SigningKey> all() {
        return em.createQuery("select k from SigningKey k order by k.activatesAt", SigningKey.class)
                .getResultList();
    }

    /** Lets no one else write keys until the transaction ends; reading goes on. */
    public void lock() {
        em.createNativeQuery("lock table signing_key in share row exclusive mode")
                .executeUpdate();
    }
}
