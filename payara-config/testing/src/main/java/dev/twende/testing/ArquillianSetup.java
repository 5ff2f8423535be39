package dev.twende.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fish.payara.micro.PayaraMicro;
import io.restassured.RestAssured;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Starts the test platform before Arquillian reads its configuration, and tells it how to start Payara Micro on that platform.
 * Found by Arquillian itself; a module that only has unit tests starts nothing.
 */
public final class ArquillianSetup implements LoadableExtension {

    /** Half the memory and a quick start matter more in a test than the last of speed. */
    private static final String JVM_OPTIONS = "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Start.class);
        builder.observer(Check.class);
    }

    /** Called by Arquillian. */
    public static final class Start {

        /** Precedence above 0: before Arquillian reads arquillian.xml at this same event. */
        public void start(@Observes(precedence = 100) ManagerStarted event) {
            TestPlatform platform = TestPlatform.running();
            System.setProperty("payara.microJar", microJar());
            System.setProperty("payara.randomHttpPort", "false");
            System.setProperty("payara.autoBindHttp", "false");
            System.setProperty("payara.clusterEnabled", "false");
            System.setProperty("payara.startupTimeoutInSeconds", "180");
            System.setProperty("payara.cmdOptions", JVM_OPTIONS);
            System.setProperty(
                    "payara.extraMicroOptions",
                    platform.microOptions().stream().map(Start::escaped).collect(Collectors.joining(" ")));

            RestAssured.baseURI = "http://127.0.0.1";
            RestAssured.port = platform.port();
            RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
        }

        /** Arquillian splits the options at spaces. */
        private static String escaped(String option) {
            return option.replace(" ", "\\ ");
        }

        /** The jar that Maven put on the class path. */
        private static String microJar() {
            try {
                return Path.of(PayaraMicro.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Called by Arquillian. A server on which a house failed to start still says that it is ready, and every test would then
     * fail for another reason.
     */
    public static final class Check {

        private static final Duration PATIENCE = Duration.ofSeconds(60);

        public void readiness(@Observes AfterDeploy event) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(
                            () -> assertThat(RestAssured.get("/health/ready").asString())
                                    .as(
                                            "the house under test is ready; if not, the reason is in target/failsafe-reports/*-output.txt")
                                    .contains("\"status\":\"UP\"")
                                    .doesNotContain("\"status\":\"DOWN\""));
        }
    }
}
