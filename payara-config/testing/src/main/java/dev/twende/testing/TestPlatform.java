package dev.twende.testing;

import dev.twende.launcher.simulator.MailSimulator;
import dev.twende.launcher.simulator.MomoSimulator;
import dev.twende.launcher.simulator.MpesaSimulator;
import dev.twende.launcher.simulator.SmsSimulator;
import dev.twende.launcher.simulator.VsdcSimulator;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Leftovers;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The real PostgreSQL, Redis masters and broker, started once per test run under {@code target/stack} with empty data, and all
 * that Payara Micro needs to run the house under test on them: settings, key file, boot commands.
 *
 * <p>Starts when the first integration test needs it and stops with the test run.
 */
public final class TestPlatform {

    /** WARs of other houses that this module's tests need in the same server, relative to the source root, by comma. */
    private static final String ALSO_DEPLOY = "twende.testing.also-deploy";

    /** Settings of one module's tests; win over those made here. */
    private static final String OWN_SETTINGS = "/twende-testing.properties";

    /** The first administrator, whom auth creates when it starts on an empty database. */
    public static final String ADMIN_EMAIL = "admin@twende.test";

    public static final String ADMIN_PASSWORD = "Correct-Horse-7-Battery";

    /** Impatient, so that a test can see the dead letters: attempts after 0.1, 0.2, 0.4, 0.8 and 1.6 s. */
    private static final Map<String, String> REDELIVERY =
            Map.of("twende.broker.max-delivery-attempts", "6", "twende.broker.redelivery-delay", "100");

    private static TestPlatform running;
    private static RuntimeException failure;

    private final Stack stack;
    private final MpesaSimulator simulator;
    private final MomoSimulator momo;
    private final SmsSimulator sms;
    private final MailSimulator mail;
    private final VsdcSimulator vsdc;
    private final TokenIssuer issuer;
    private final Map<String, String> settings = new TreeMap<>();
    private final int port = Ports.free(1).get(0);

    private TestPlatform(DataDir dir) {
        this.stack = Stack.start(dir.root());
        this.simulator =
                new MpesaSimulator(0, "test-key", "test-secret", "174379", "test-passkey", "test-initiator").start();
        this.momo = new MomoSimulator(0, "test-user", "test-key", "test-subscription").start();
        this.sms = new SmsSimulator(0, "test-key").start();
        this.mail = new MailSimulator(0, 0, "test-password").start();
        this.vsdc = new VsdcSimulator(0).start();
        this.settings.putAll(stack.settings());
        this.issuer = TokenIssuer.start(settings);
        settle(dir);
    }

    /** The platform of this test run, started now if it is not. */
    public static synchronized TestPlatform running() {
        if (failure != null) {
            throw failure;
        }
        if (running == null) {
            try {
                running = start();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return running;
    }

    private static TestPlatform start() {
        Path directory = SourceTree.target().resolve("stack");
        REDELIVERY.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
        Leftovers.stop(DataDir.at(directory));
        DataDir.delete(directory);
        TestPlatform platform = new TestPlatform(DataDir.at(directory));
        // a test run that is killed must not leave servers behind
        Runtime.getRuntime().addShutdownHook(new Thread(TestPlatform::stop, "stop-test-platform"));
        return platform;
    }

    /** Stops what runs; does nothing otherwise. */
    static synchronized void stop() {
        if (running != null) {
            running.issuer.close();
            running.simulator.close();
            running.momo.close();
            running.sms.close();
            running.mail.close();
            running.vsdc.close();
            running.stack.close();
            running = null;
        }
    }

    /** The servers, to stop one and start it again in a test of what happens then. */
    public Stack stack() {
        return stack;
    }

    /** Every setting the house under test was started with. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Where the deployed WARs answer, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the M-Pesa simulator answers. */
    public URI simulatorUrl() {
        return simulator.url();
    }

    /** Where the MoMo simulator answers. */
    public URI momoUrl() {
        return momo.url();
    }

    /** Where the SMS simulator answers. */
    public URI smsUrl() {
        return sms.url();
    }

    /** Where the mail simulator shows what it took. */
    public URI mailUrl() {
        return mail.url();
    }

    /** Where the fiscal device's simulator answers. */
    public URI vsdcUrl() {
        return vsdc.url();
    }

    int port() {
        return port;
    }

    /** Options of the Payara Micro process, after its JVM options. */
    List<String> microOptions() {
        Path conf = stack.dir().conf();
        return List.of(
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--systemproperties",
                conf.resolve("test.properties").toString(),
                "--prebootcommandfile",
                conf.resolve("pre-boot.txt").toString(),
                "--postbootcommandfile",
                conf.resolve("post-boot.txt").toString());
    }

    private void settle(DataDir dir) {
        Path keys = dir.conf().resolve("jwks.json");
        for (House house : House.values()) {
            settings.put("twende." + house.id() + ".url", url().toString());
        }
        if (!authIsDeployed()) {
            settings.put("twende.auth.url", issuer.url().toString());
        }
        settings.put("twende.security.jwks-file", keys.toString());
        settings.put("mp.jwt.verify.publickey.location", keys.toUri().toString());
        settings.put("mp.jwt.verify.issuer", Tokens.ISSUER);
        settings.put("mp.jwt.verify.audiences", Tokens.AUDIENCE);
        settings.put("mp.openapi.scan.beanvalidation", "false");
        settings.put("twende.auth.key-encryption-key", stack.secrets().key("auth.key-encryption-key"));
        settings.put("twende.auth.bootstrap.email", ADMIN_EMAIL);
        settings.put("twende.auth.bootstrap.password", ADMIN_PASSWORD);
        settings.put("twende.auth.second-factor.exempt", ADMIN_EMAIL); // all other super admins have to enrol
        settings.put("twende.auth.links.base-url", url() + "/backoffice");
        settings.put("twende.auth.mail.host", "127.0.0.1");
        settings.put("twende.auth.mail.port", String.valueOf(mail.smtpPort()));
        settings.put("twende.auth.mail.tls", "NONE");
        settings.put("twende.auth.mail.username", "twende");
        settings.put("twende.auth.mail.password", "test-password");
        settings.put("twende.payment.mpesa.base-url", simulator.url().toString());
        settings.put("twende.payment.mpesa.consumer-key", "test-key");
        settings.put("twende.payment.mpesa.consumer-secret", "test-secret");
        settings.put("twende.payment.mpesa.short-code", "174379");
        settings.put("twende.payment.mpesa.passkey", "test-passkey");
        settings.put("twende.payment.mpesa.callback-base-url", url().toString());
        settings.put("twende.payment.paybill.secret", "ab".repeat(16));
        settings.put("twende.payment.paybill.currency", "RWF");
        settings.put("twende.payment.mpesa.currencies", "KES,RWF"); // Rwandan seats, paid from the simulator's phones
        settings.put("twende.payment.mpesa.initiator", "twende");
        settings.put("twende.payment.mpesa.initiator-password", "test-initiator");
        settings.put(
                "twende.payment.mpesa.certificate-file",
                dir.conf().resolve("mpesa.pem").toString());
        settings.put("twende.payment.mpesa.nominated-number", "254700000000");
        settings.put("twende.payment.momo.base-url", momo.url().toString());
        settings.put("twende.payment.momo.callback-base-url", url().toString());
        for (String product : List.of("collection", "disbursement")) {
            String account = "twende.payment.momo." + product;
            settings.put(account + ".api-user", "test-user");
            settings.put(account + ".api-key", "test-key");
            settings.put(account + ".subscription-key", "test-subscription");
        }
        settings.put("twende.payment.fiscal.base-url", vsdc.url().toString());
        settings.put("twende.payment.webhooks.signing-key", stack.secrets().key("payment.webhooks.signing-key"));
        settings.put("twende.ticketing.key-encryption-key", stack.secrets().key("ticketing.key-encryption-key"));
        settings.put("twende.limits.factor", "10000"); // a test is a crowd at one address
        settings.put("twende.ticketing.sms.base-url", sms.url().toString());
        settings.put("twende.ticketing.sms.username", "sandbox");
        settings.put("twende.ticketing.sms.api-key", "test-key");
        settings.put("twende.instance.nonce", UUID.randomUUID().toString());
        settings.putAll(ownSettings());

        DataDir.writePrivate(keys, Tokens.publicKeys());
        DataDir.writePrivate(dir.conf().resolve("mpesa.pem"), simulator.publicKey());
        DataDir.writePrivate(dir.conf().resolve("test.properties"), asProperties(settings));
        DataDir.writePrivate(dir.conf().resolve("pre-boot.txt"), bootCommands("pre-boot.txt"));
        DataDir.writePrivate(dir.conf().resolve("post-boot.txt"), postBoot());
    }

    /**
     * The platform's own boot commands, then what only a test must do: Arquillian deploys the house itself, and before any other
     * file, so the resource adapter and the neighbours are deployed here.
     */
    private String postBoot() {
        List<String> commands = new ArrayList<>();
        commands.add(bootCommands("post-boot.txt"));
        commands.add("deploy --type rar --name artemis-rar "
                + SourceTree.built("jms-config/artemis-rar/target/artemis-rar.rar"));
        for (String war : alsoDeploy()) {
            String name = nameOf(war);
            commands.add(
                    "deploy --type war --name %s --contextroot %s %s".formatted(name, name, SourceTree.built(war)));
        }
        return String.join("\n", commands) + "\n";
    }

    /** The server is configured for a test as it is for everybody else. */
    private static String bootCommands(String file) {
        try (InputStream commands = Stack.class.getResourceAsStream("/dev/twende/launcher/micro/" + file)) {
            return new String(commands.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean authIsDeployed() {
        return Files.exists(SourceTree.target().resolve("auth.war"))
                || alsoDeploy().stream().anyMatch(war -> nameOf(war).equals("auth"));
    }

    private static List<String> alsoDeploy() {
        return Arrays.stream(System.getProperty(ALSO_DEPLOY, "").split(","))
                .map(String::strip)
                .filter(war -> !war.isEmpty())
                .toList();
    }

    private static String nameOf(String war) {
        return Path.of(war).getFileName().toString().replace(".war", "");
    }

    private static Map<String, String> ownSettings() {
        Properties own = new Properties();
        try (InputStream file = TestPlatform.class.getResourceAsStream(OWN_SETTINGS)) {
            if (file != null) {
                own.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return own.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, own::getProperty));
    }

    private static String asProperties(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
