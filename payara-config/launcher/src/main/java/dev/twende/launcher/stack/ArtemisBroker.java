package dev.twende.launcher.stack;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The broker of jms-config in this JVM: journal on disk, one user per house, rights as written in {@code broker.xml}. */
public final class ArtemisBroker implements Component {

    public static final String NAME = "broker";

    /** The resource adapter's own user: it may connect and nothing else. Every house comes with its own. */
    public static final String ADAPTER_USER = "ra";

    /** Looks into the dead letters. */
    public static final String OPERATOR_USER = "operator";

    /** Artemis audits every call to its own management beans; held here, because JUL forgets the level of a collected logger. */
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    static {
        AUDIT.setLevel(Level.OFF);
    }

    private final DataDir dir;
    private final Secrets secrets;
    private final int port;
    private EmbeddedActiveMQ server;

    public ArtemisBroker(DataDir dir, Secrets secrets, int port) {
        this.dir = dir;
        this.secrets = secrets;
        this.port = port;
    }

    @Override
    public String name() {
        return NAME;
    }

    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        if (!Ports.isFree(port)) {
            throw new ComponentFailure("The broker cannot start: port " + port + " is in use.");
        }
        Path data = DataDir.createPrivate(dir.data().resolve(NAME));
        System.setProperty("twende.broker.host", "127.0.0.1");
        System.setProperty("twende.broker.port", Integer.toString(port));
        System.setProperty("twende.broker.data-dir", data.toString());
        try {
            EmbeddedActiveMQ starting = new EmbeddedActiveMQ();
            starting.setConfigResourcePath("broker.xml");
            starting.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users()));
            starting.start();
            server = starting;
        } catch (Exception e) {
            throw new ComponentFailure("The broker did not start: " + e.getMessage(), e);
        }
        if (!isAlive()) {
            throw new ComponentFailure("The broker did not start; see " + dir.log("launcher"));
        }
    }

    private SecurityConfiguration users() {
        SecurityConfiguration users = new SecurityConfiguration();
        for (House house : House.values()) {
            users.addUser(house.id(), secrets.brokerPassword(house));
            users.addRole(house.id(), house.id());
        }
        for (String user : new String[] {ADAPTER_USER, OPERATOR_USER}) {
            users.addUser(user, secrets.brokerPassword(user));
            users.addRole(user, user);
        }
        return users;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            try {
                server.stop();
            } catch (Exception e) {
                throw new ComponentFailure("The broker did not stop: " + e.getMessage(), e);
            } finally {
                server = null;
            }
        }
    }

    @Override
    public boolean isAlive() {
        EmbeddedActiveMQ running = server;
        return running != null && running.getActiveMQServer().isStarted();
    }
}
