package dev.twende.company.drivers.control;

import dev.twende.company.drivers.entity.Driver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Keeps drivers. News and answers about one of them may arrive at once, hence the native statements. */
@ApplicationScoped
public class DriverStore {
    private static final String PUT = """
            insert into driver (user_id, company_id, is_active) values (?1, ?2, ?3)
            on conflict on constraint pk_driver do update
            set company_id = excluded.company_id, is_active = excluded.is_active
            """;
    private static final String ADD_MISSING = """
            insert into driver (user_id, company_id, is_active) values (?1, ?2, ?3)
            on conflict on constraint pk_driver do nothing
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    /** Keeps what auth has just told. */
    public void put(Driver driver) {
        execute(PUT, driver);
    }

    /** Keeps what auth has answered, unless something was told meanwhile. */
    public void addMissing(Driver driver) {
        execute(ADD_MISSING, driver);
    }

    private void execute(String sql, Driver driver) {
        em.createNativeQuery(sql)
                .setParameter(1, driver.userId())
                .setParameter(2, driver.companyId())
                .setParameter(3, driver.isActive())
                .executeUpdate();
    }

    public Optional<Driver> find(UUID userId) {
        return Optional.ofNullable(em.find(Driver.class, userId));
    }
}
