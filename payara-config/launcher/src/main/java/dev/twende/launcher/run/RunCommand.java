package dev.twende.launcher.run;

import dev.twende.launcher.JsonText;
import dev.twende.launcher.Progress;
import dev.twende.launcher.control.ControlServer;
import dev.twende.launcher.demo.Demo;
import dev.twende.launcher.demo.DemoData;
import dev.twende.launcher.demo.FirstSale;
import dev.twende.launcher.platform.Platform;
import dev.twende.launcher.platform.PlatformFile;
import dev.twende.launcher.platform.Topology;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.Leftovers;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, loads the demo, sells a seat as a client would, and stays up until Ctrl-C. */
@Command(
        name = "run",
        description = "Starts the whole platform on this machine, sells a seat, and stays up until Ctrl-C.")
public final class RunCommand implements Callable<Integer> {

    private static final int WATCH_SECONDS = 1;

    @Option(names = "--once", description = "Stop after the sale; exit status 0 only if it succeeded.")
    private boolean once;

    @Option(
            names = "--topology",
            defaultValue = "single",
            description = "single: all houses in one Payara Micro; services: one each (${DEFAULT-VALUE}).")
    private Topology topology;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Of the back-office; services use the four after it too.")
    private int port;

    @Option(
            names = "--data-dir",
            defaultValue = "${sys:twende.root}/.twende",
            description = "Everything the platform writes is in it, and is kept for the next run.")
    private Path dataDir;

    @Option(
            names = "--no-demo",
            description = "Neither demo data nor a sale: an empty platform with its first administrator.")
    private boolean noDemo;

    private final Progress progress = new Progress(System.out);
    private final CountDownLatch end = new CountDownLatch(1);
    private Platform platform;
    private RunLock lock;

    @Override
    public Integer call() throws InterruptedException {
        long begin = System.nanoTime();
        DataDir dir = DataDir.at(dataDir);
        System.setProperty("java.io.tmpdir", dir.tmp().toString());
        DiskSpace.require(dir);
        lock = RunLock.take(dir);
        LauncherLog.to(dir);
        stopLeftovers(dir);
        platform = new Platform(Path.of(System.getProperty("twende.root")), dir, topology, port, progress);
        platform.check();

        stopAtTheEnd();
        progress.say("Starting the platform (" + name(topology) + ") in " + dir.root());
        platform.start();
        ControlServer control = new ControlServer(platform);
        control.start();
        Demo demo = demo();
        Path logins = writeLogins(demo);
        if (!noDemo) {
            progress.say("");
            progress.say("Selling a seat, as a passenger's phone would");
            FirstSale.sell(platform.urls(), demo, progress);
        }
        PlatformFile.write(platform, logins);
        progress.say("");
        progress.say("Up after %.1f s."
                .formatted(Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0));
        if (!once) {
            new Welcome(platform, demo, logins).print(progress);
            watch(control);
        }
        return 0;
    }

    private void stopLeftovers(DataDir dir) {
        List<String> stopped = Leftovers.stop(dir);
        if (!stopped.isEmpty()) {
            progress.say("Stopped what a killed run had left: " + String.join(", ", stopped));
        }
        // what servers unpacked into it and had no time to remove
        DataDir.delete(dir.tmp());
        DataDir.createPrivate(dir.tmp());
    }

    /** Ctrl-C, kill, a failure and the regular end all come by here; the main thread waits in the meantime. */
    private void stopAtTheEnd() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            progress.say("Stopping everything ...");
                            platform.stop();
                            progress.say("Stopped. The data is kept in "
                                    + platform.dir().root());
                            lock.close();
                        },
                        "stop"));
    }

    private Demo demo() {
        if (noDemo) {
            return new Demo(
                    Map.of(),
                    List.of(new Demo.Person("SUPER_ADMIN", "", "First administrator", platform.superAdmin())));
        }
        progress.say("");
        progress.say("Loading the demo through the public APIs");
        return DemoData.load(
                platform.urls(),
                platform.superAdmin(),
                name -> platform.stack().secrets().password("logins." + name),
                progress);
    }

    /** Passwords of the demo's people, for tests and for whoever closed the terminal. */
    private Path writeLogins(Demo demo) {
        JsonArrayBuilder people = Json.createArrayBuilder();
        demo.people()
                .forEach(person -> people.add(Json.createObjectBuilder()
                        .add("role", person.role())
                        .add("company", person.of())
                        .add("full_name", person.fullName())
                        .add("email", person.login().email())
                        .add("password", person.login().password())));
        Path file = platform.dir().conf().resolve("logins.json");
        DataDir.writePrivate(
                file,
                JsonText.pretty(Json.createObjectBuilder().add("logins", people).build()) + "\n");
        return file;
    }

    /** Says when a part dies by itself; the others go on, as they would in production. */
    private void watch(ControlServer control) throws InterruptedException {
        Set<String> reported = new HashSet<>();
        while (!end.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
            for (Component component : platform.components()) {
                if (component.isAlive() || control.isStoppedOnPurpose(component) || platform.isStopping()) {
                    reported.remove(component.name());
                } else if (reported.add(component.name())) {
                    progress.say(component.name() + " has died; see "
                            + platform.dir().log(component.name()) + ". Start it again with ./twende component start "
                            + component.name());
                }
            }
        }
    }

    /** Whether the platform is on its way down: then errors of what was still starting are no news. */
    public boolean isStopping() {
        return platform != null && platform.isStopping();
    }

    private static String name(Topology topology) {
        return topology == Topology.SINGLE ? "all houses in one Payara Micro" : "one Payara Micro per house";
    }
}
