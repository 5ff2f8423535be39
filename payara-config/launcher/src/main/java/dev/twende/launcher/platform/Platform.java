package dev.twende.launcher.platform;

import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.Progress;
import dev.twende.launcher.client.Login;
import dev.twende.launcher.simulator.MailSimulator;
import dev.twende.launcher.simulator.MomoSimulator;
import dev.twende.launcher.simulator.MpesaSimulator;
import dev.twende.launcher.simulator.SmsSimulator;
import dev.twende.launcher.simulator.VsdcSimulator;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.Leftovers;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.Secrets;
import dev.twende.launcher.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The whole platform on this machine: the stack, the simulators and the houses, started in that order and stopped in the
 * opposite one. Everything it writes is in its {@link DataDir}.
 */
public final class Platform {

    private static final int SERVICE_HEAP_MEGABYTES = 384;
    private static final int SINGLE_HEAP_MEGABYTES = 1024;
    private static final int SERVICE_HTTP_THREADS = 32;

    /** Houses that share a server also share its threads when they ask each other: enough that askers never use up all of them. */
    private static final int SINGLE_HTTP_THREADS = 128;

    private final DataDir dir;
    private final Topology topology;
    private final Progress progress;
    private final Stack stack;
    private final SimulatorComponent mpesa;
    private final URI mpesaUrl;
    private final SimulatorComponent momo;
    private final SimulatorComponent vsdc;
    private final URI momoUrl;
    private final URI vsdcUrl;
    private final SimulatorComponent sms;
    private final URI smsUrl;
    private final SimulatorComponent mail;
    private final URI mailUrl;
    private final PlatformUrls urls;
    private final List<PayaraMicro> servers = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * @param root the project's directory, where the archives were built
     * @param port of the back-office; the houses follow, or share it
     * @param progress is told what was done
     */
    public Platform(Path root, DataDir dir, Topology topology, int port, Progress progress) {
        this.dir = dir;
        this.topology = topology;
        this.progress = progress;
        Secrets secrets = Secrets.in(dir);
        this.stack = Stack.of(dir, secrets);
        List<Integer> simulators = Ports.free(6);
        int mpesaPort = simulators.get(0);
        this.mpesaUrl = URI.create("http://127.0.0.1:" + mpesaPort);
        MpesaSimulator safaricom = new MpesaSimulator(
                mpesaPort,
                secrets.password("mpesa.consumer-key"),
                secrets.password("mpesa.consumer-secret"),
                Settings.SHORT_CODE,
                secrets.password("mpesa.passkey"),
                secrets.password("mpesa.initiator-password"));
        DataDir.writePrivate(Settings.mpesaCertificate(dir), safaricom.publicKey());
        this.mpesa = new SimulatorComponent("mpesa", safaricom::start, safaricom::stop);
        int momoPort = simulators.get(1);
        this.momoUrl = URI.create("http://127.0.0.1:" + momoPort);
        MomoSimulator mtn = new MomoSimulator(
                momoPort,
                Settings.MOMO_USER,
                secrets.password("momo.api-key"),
                secrets.password("momo.subscription-key"));
        this.momo = new SimulatorComponent("momo", mtn::start, mtn::stop);
        int smsPort = simulators.get(2);
        this.smsUrl = URI.create("http://127.0.0.1:" + smsPort);
        SmsSimulator gateway = new SmsSimulator(smsPort, secrets.password("sms.api-key"));
        this.sms = new SimulatorComponent("sms", gateway::start, gateway::stop);
        int smtpPort = simulators.get(3);
        int inboxPort = simulators.get(4);
        this.mailUrl = URI.create("http://127.0.0.1:" + inboxPort);
        MailSimulator post = new MailSimulator(smtpPort, inboxPort, secrets.password("mail.password"));
        this.mail = new SimulatorComponent("mail", post::start, post::stop);
        this.vsdcUrl = URI.create("http://127.0.0.1:" + simulators.get(5));
        VsdcSimulator device = new VsdcSimulator(simulators.get(5));
        this.vsdc = new SimulatorComponent("vsdc", device::start, device::stop);
        Map<Deployable, Integer> ports = topology.ports(port);
        this.urls = urls(ports);
        Settings settings = new Settings(stack, urls, mpesaUrl, momoUrl, smsUrl, smtpPort, vsdcUrl);
        topology.processes().forEach((name, deployables) -> {
            PayaraMicro.Plan plan = new PayaraMicro.Plan(
                    root,
                    dir,
                    deployables,
                    ports.get(deployables.get(0)),
                    topology == Topology.SINGLE ? SINGLE_HEAP_MEGABYTES : SERVICE_HEAP_MEGABYTES,
                    topology == Topology.SINGLE ? SINGLE_HTTP_THREADS : SERVICE_HTTP_THREADS);
            servers.add(new PayaraMicro(name, plan, settings.of(name, plan.houses()), progress));
        });
    }

    private static PlatformUrls urls(Map<Deployable, Integer> ports) {
        return new PlatformUrls(
                url(ports.get(Deployable.AUTH)),
                url(ports.get(Deployable.COMPANY)),
                url(ports.get(Deployable.TICKETING)),
                url(ports.get(Deployable.PAYMENT)),
                url(ports.get(Deployable.BACKOFFICE)));
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public DataDir dir() {
        return dir;
    }

    public Topology topology() {
        return topology;
    }

    public Stack stack() {
        return stack;
    }

    public PlatformUrls urls() {
        return urls;
    }

    public URI mpesaUrl() {
        return mpesaUrl;
    }

    /** Where the MoMo simulator answers. */
    public URI momoUrl() {
        return momoUrl;
    }

    /** Where the fiscal device's simulator answers. */
    public URI vsdcUrl() {
        return vsdcUrl;
    }

    /** Where the SMS simulator answers. */
    public URI smsUrl() {
        return smsUrl;
    }

    /** Where the mail simulator shows what it took. */
    public URI mailUrl() {
        return mailUrl;
    }

    public URI backofficeUrl() {
        return urls.reporting().resolve("/backoffice/");
    }

    public Login superAdmin() {
        return Settings.superAdmin(stack.secrets());
    }

    /** Everything that can be stopped and started, in the order of starting. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>(servers());
        components.addAll(houses());
        return components;
    }

    public Optional<Component> component(String name) {
        return components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    /** Process id of a component that is a process of its own. */
    public Optional<Long> pid(Component component) {
        if (component instanceof PayaraMicro server) {
            return server.pid();
        }
        if (component == stack.postgres()) {
            return stack.postgres().pid();
        }
        return Leftovers.find(dir, component.name()).map(ProcessHandle::pid);
    }

    /** What can be known before anything starts: archives that were not built, ports that others use. */
    public void check() {
        servers.stream()
                .flatMap(server -> server.unbuilt().stream())
                .findFirst()
                .ifPresent(missing -> {
                    throw new ComponentFailure(missing + " is missing: build the project first (./twende run does).");
                });
        servers.stream()
                .map(server -> server.plan().port())
                .filter(port -> !Ports.isFree(port))
                .findFirst()
                .ifPresent(port -> {
                    throw new ComponentFailure("Port " + port
                            + " is in use: stop the program that listens there, or choose another with --port.");
                });
    }

    /**
     * Starts everything and says what took how long.
     *
     * @throws ComponentFailure when one part does not start; the others are then still to be stopped
     */
    public void start() {
        try {
            start(servers());
            start(houses());
        } finally {
            if (stopping) {
                // a stop that came in the middle did not know what was started after it
                stop();
            }
        }
    }

    private List<Component> servers() {
        List<Component> components = new ArrayList<>(stack.components());
        components.add(mpesa);
        components.add(momo);
        components.add(sms);
        components.add(mail);
        components.add(vsdc);
        return components;
    }

    private List<Component> houses() {
        return List.copyOf(servers);
    }

    /** As many at once as there are processors: booting is work, not waiting. */
    private void start(Collection<Component> components) {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<CompletableFuture<Void>> starts = components.stream()
                    .map(component -> CompletableFuture.runAsync(() -> start(component), workers))
                    .toList();
            CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
            CompletableFuture<Void> firstFailure = new CompletableFuture<>();
            starts.forEach(start -> start.whenComplete((done, failure) -> {
                if (failure != null) {
                    firstFailure.completeExceptionally(failure);
                }
            }));
            CompletableFuture.anyOf(all, firstFailure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            workers.shutdownNow();
        }
    }

    private void start(Component component) {
        if (!stopping) {
            progress.step(title(component), () -> {
                component.start();
                return component;
            });
        }
    }

    private String title(Component component) {
        if (component instanceof PayaraMicro server) {
            List<String> archives =
                    server.plan().deployables().stream().map(Deployable::id).toList();
            return "Payara Micro " + String.join(", ", archives);
        }
        if (component == stack.postgres()) {
            return "PostgreSQL 18 on port " + stack.postgres().port();
        }
        if (component == stack.broker()) {
            return "Artemis on port " + stack.broker().port();
        }
        if (component == mpesa) {
            return "M-Pesa simulator on port " + mpesaUrl.getPort();
        }
        return component == momo ? "MoMo simulator on port " + momoUrl.getPort() : component.name();
    }

    /** Stops everything; can be called at any time, from any thread, also while starting, and more than once. */
    public void stop() {
        stopping = true;
        stopAtOnce(servers.stream());
        Stream.of(mpesa, momo, sms, mail, vsdc, stack.broker()).forEach(Platform::stopQuietly);
        stopAtOnce(stack.redis().masters().stream());
        stopQuietly(stack.postgres());
        Leftovers.stop(dir);
        for (Path file : List.of(PlatformFile.path(dir), PlatformFile.controlFile(dir))) {
            deleteQuietly(file);
        }
    }

    public boolean isStopping() {
        return stopping;
    }

    private static void stopAtOnce(Stream<? extends Component> components) {
        List<Thread> stops = components
                .map(component -> new Thread(() -> stopQuietly(component), "stop-" + component.name()))
                .toList();
        stops.forEach(Thread::start);
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One part that does not stop must not keep the others running. */
    private static void stopQuietly(Component component) {
        try {
            component.stop();
        } catch (RuntimeException e) {
            System.getLogger(Platform.class.getName())
                    .log(System.Logger.Level.WARNING, component.name() + " did not stop: " + e.getMessage());
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a later run overwrites it
        }
    }
}
