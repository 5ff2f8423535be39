package dev.twende.testing;

import fish.payara.micro.PayaraMicro;
import io.restassured.RestAssured;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.core.api.event.ManagerStarted;

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
}
