package dev.twende.launcher.platform;

import dev.twende.launcher.Progress;
import dev.twende.launcher.stack.ChildProcess;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One Payara Micro process with some of the WARs. It counts as started when every house in it says so itself. */
public final class PayaraMicro implements Component {

    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(200);
    private static final int LONGEST_ANSWER = 300;
    private static final int MIN_HTTP_THREADS = 8;

    private final String name;
    private final Plan plan;
    private final Map<String, String> settings;
    private final Progress progress;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROBE_TIMEOUT)
            .build();
    private volatile ChildProcess process;
    private String lastAnswer = "no answer";

    /**
     * What a process is made of.
     *
     * @param root the project's directory, where the archives were built
     * @param httpThreads how many requests are worked on at once
     */
    record Plan(Path root, DataDir dir, List<Deployable> deployables, int port, int heapMegabytes, int httpThreads) {

        Path payara() {
            return root.resolve("payara-config/launcher/target/platform/payara-micro.jar");
        }

        Path resourceAdapter() {
            return root.resolve("jms-config/artemis-rar/target/artemis-rar.rar");
        }

        List<House> houses() {
            return deployables.stream().map(Deployable::house).toList();
        }

        /** Everything that must have been built. */
        List<Path> archives() {
            List<Path> archives = new ArrayList<>(List.of(payara(), resourceAdapter()));
            deployables.forEach(deployable -> archives.add(deployable.war(root)));
            return archives;
        }
    }

    PayaraMicro(String name, Plan plan, Map<String, String> settings, Progress progress) {
        this.name = name;
        this.plan = plan;
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public String name() {
        return name;
    }

    Plan plan() {
        return plan;
    }

    public Optional<Long> pid() {
        return Optional.ofNullable(process).map(ChildProcess::pid);
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        if (!Ports.isFree(plan.port())) {
            throw new ComponentFailure(name + " cannot start: port " + plan.port() + " is in use.");
        }
        // what a killed run left there would be configured twice
        DataDir.delete(home());
        String nonce = UUID.randomUUID().toString();
        ChildProcess starting = ChildProcess.start(plan.dir(), name, home(), command(nonce));
        process = starting;
        BootLog log = new BootLog(plan.dir().log(name), archive -> progress.say("    " + archive + " deployed"));
        boolean ready = Waiting.until(START_LIMIT, PROBE_PAUSE, () -> hasEnded(starting, log) || isReady(log, nonce));
        if (!ready || hasEnded(starting, log)) {
            // the root cause comes a moment after the line that names the failure
            Waiting.until(LAST_WORDS, () -> false);
            log.follow();
            String reason = reason(starting, log, nonce);
            stop();
            throw new ComponentFailure(reason + "; see " + plan.dir().log(name));
        }
    }

    /** After this there is nothing to wait for: the process has gone, or its log says that an archive failed. */
    private static boolean hasEnded(ChildProcess starting, BootLog log) {
        log.follow();
        return !starting.isAlive() || log.failure().isPresent();
    }

    /** Asked only after the boot: a health check that runs while its WAR is being deployed finds half of it. */
    private boolean isReady(BootLog log, String nonce) {
        return log.hasBooted() && missing(nonce).isEmpty();
    }

    private String reason(ChildProcess starting, BootLog log, String nonce) {
        if (log.failure().isPresent()) {
            return name + " failed to boot: " + log.failure().get();
        }
        if (!starting.isAlive()) {
            return name + " ended while it was booting";
        }
        if (!log.hasBooted()) {
            return name + " has not booted after " + START_LIMIT.toSeconds() + " s";
        }
        return name + " is not ready after " + START_LIMIT.toSeconds() + " s: no readiness of " + missing(nonce)
                + "; /health/ready answered " + lastAnswer;
    }

    private List<String> missing(String nonce) {
        URI probe = URI.create("http://127.0.0.1:" + plan.port() + "/health/ready");
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(probe).timeout(PROBE_TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            String body = answer.body().replaceAll("\\s+", " ");
            lastAnswer = answer.statusCode() + " " + body.substring(0, Math.min(body.length(), LONGEST_ANSWER));
            return Readiness.missing(plan.houses(), nonce, answer.body());
        } catch (IOException e) {
            lastAnswer = e.toString();
            return plan.houses().stream().map(House::id).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return plan.houses().stream().map(House::id).toList();
        }
    }

    private List<String> command(String nonce) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(List.of("-jar", plan.payara().toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", Integer.toString(plan.port())));
        command.addAll(List.of("--minhttpthreads", Integer.toString(Math.min(MIN_HTTP_THREADS, plan.httpThreads()))));
        command.addAll(List.of("--maxhttpthreads", Integer.toString(plan.httpThreads())));
        command.addAll(List.of(
                "--rootdir", DataDir.createPrivate(home().resolve("root")).toString()));
        command.addAll(List.of("--systemproperties", settingsFile(nonce).toString()));
        command.addAll(List.of("--logproperties", copy("logging.properties", "").toString()));
        command.addAll(List.of(
                "--prebootcommandfile", copy("pre-boot.txt", loopbackOnly()).toString()));
        command.addAll(
                List.of("--postbootcommandfile", copy("post-boot.txt", "").toString()));
        command.addAll(List.of("--deploy", plan.resourceAdapter().toString()));
        plan.deployables()
                .forEach(deployable -> command.addAll(
                        List.of("--deploy", deployable.war(plan.root()).toString())));
        return command;
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>();
        options.add("-Xmx" + plan.heapMegabytes() + "m");
        options.add("-Djava.io.tmpdir=" + DataDir.createPrivate(home().resolve("tmp")));
        resource("jvm.options")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("-"))
                .forEach(options::add);
        return options;
    }

    /** Demo logins are printed on a terminal: what this machine runs is for this machine only. */
    private static String loopbackOnly() {
        return "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n";
    }

    /** In a file and not in arguments, which every user of the machine can read. */
    private Path settingsFile(String nonce) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(plan.dir().localSettings());
        all.put("twende.instance.nonce", nonce);
        StringBuilder lines = new StringBuilder();
        all.forEach((key, value) -> lines.append(key)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        Path file = home().resolve("settings.properties");
        DataDir.writePrivate(file, lines.toString());
        return file;
    }

    private Path copy(String resource, String more) {
        Path file = home().resolve(resource);
        DataDir.writePrivate(file, resource(resource) + more);
        return file;
    }

    private Path home() {
        return DataDir.createPrivate(plan.dir().run().resolve(name));
    }

    private static String resource(String name) {
        try (InputStream stream = PayaraMicro.class.getResourceAsStream("/dev/twende/launcher/micro/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ComponentFailure("Cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    /** Not synchronised: it must be able to end a start that is still waiting. */
    @Override
    public void stop() {
        ChildProcess running = process;
        if (running != null) {
            running.stop(STOP_LIMIT);
            process = null;
            // the unpacked server: 120 MB that the next start writes anew
            DataDir.delete(home());
        }
    }

    @Override
    public boolean isAlive() {
        ChildProcess running = process;
        return running != null && running.isAlive();
    }

    /** The archives that were not built. */
    List<Path> unbuilt() {
        return plan.archives().stream().filter(path -> !Files.exists(path)).toList();
    }
}
