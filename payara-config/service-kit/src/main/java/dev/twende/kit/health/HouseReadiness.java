package dev.twende.kit.health;

import dev.twende.kit.rest.House;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says under the house's own name whether it can serve: a server that failed to deploy one WAR of several still answers UP, so
 * whoever waits for a house looks for its name here.
 */
@Readiness
@ApplicationScoped
public class HouseReadiness implements HealthCheck {
    private static final int TIMEOUT_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private String house;
    private String nonce;

    protected HouseReadiness() {} // for the CDI proxy

    @Inject
    public HouseReadiness(
            House house, @ConfigProperty(name = "twende.instance.nonce", defaultValue = "-") String nonce) {
        this.house = house.name();
        this.nonce = nonce;
    }

    /**
     * Makes the bean while its own application starts. The server asks for health in the context of the root application, whose
     * settings and names are another house's.
     */
    void open(@Observes @Initialized(ApplicationScoped.class) Object event) {
        // being called is enough
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(house)
                .status(databaseAnswers())
                .withData(
                        "nonce",
                        nonce) // proves that the answer comes from the process that was started, not from a stranger on
                // its port
                .build();
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
