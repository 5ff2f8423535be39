package dev.twende.kit.migration;

import dev.twende.kit.rest.House;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings the house's schema up to date when the house starts, as the role that owns the schema; the house itself runs as a role
 * that may only read and write rows. Several instances may start at once: Flyway lets one migrate and the others wait.
 *
 * <p>Scripts come from {@code db/migration/shared} (tables of the shared rooms, versions below 10) and
 * {@code db/migration/<house>} (versions from 10). An EJB, because only a startup singleton runs before the house takes traffic.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
    @Inject
    House house;

    @Inject
    @ConfigProperty(name = "twende.db.url")
    String url;

    @Inject
    Schema schema;

    @PostConstruct
    void migrate() {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, house.setting("db.owner-user"), house.setting("db.owner-password"))
                .locations("classpath:db/migration/shared", "classpath:db/migration/" + house.name())
                .defaultSchema(house.name())
                .createSchemas(false)
                // a number says where a script belongs, not when it came
                .outOfOrder(true)
                .load()
                .migrate();
        schema.noteMigrated();
    }
}
