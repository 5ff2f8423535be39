package dev.twende.launcher.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a killed launcher left running: its children know nothing of its death. They are stopped gracefully, so that every commit
 * they answered is on disk, before the next run opens the same directories.
 */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Stops all children of an earlier run that still live; answers their names. */
    public static List<String> stop(DataDir dir) {
        List<String> stopped = new ArrayList<>();
        List<ProcessHandle> ending = new ArrayList<>();
        for (Path file : pidFiles(dir)) {
            PidFile.read(file).flatMap(PidFile::process).ifPresent(process -> {
                process.destroy();
                ending.add(process);
                stopped.add(file.getFileName().toString().replace(".pid", ""));
            });
        }
        for (ProcessHandle process : ending) {
            if (!ChildProcess.endsWithin(process, GRACE)) {
                process.destroyForcibly();
                ChildProcess.endsWithin(process, GRACE);
            }
        }
        pidFiles(dir).forEach(Leftovers::forget);
        if (PostgresServer.stopAbandoned(PostgresServer.dataDirectory(dir))) {
            stopped.add(PostgresServer.NAME);
        }
        return stopped;
    }

    /** The living process of a component that this directory's pid file names. */
    public static Optional<ProcessHandle> find(DataDir dir, String component) {
        return PidFile.read(dir.pidFile(component)).flatMap(PidFile::process);
    }

    private static List<Path> pidFiles(DataDir dir) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(dir.pids(), "*.pid")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new ComponentFailure("Cannot read " + dir.pids() + ": " + e.getMessage(), e);
        }
        return files;
    }

    private static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new ComponentFailure("Cannot remove " + pidFile + ": " + e.getMessage(), e);
        }
    }
}
