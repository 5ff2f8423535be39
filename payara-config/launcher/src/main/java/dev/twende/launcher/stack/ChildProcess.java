package dev.twende.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server process of ours: writes its own log, is known by a pid file, and is stopped politely before it is killed. */
public final class ChildProcess {

    private final Process process;
    private final Path pidFile;

    private ChildProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Starts the command in a directory; the log of the run before is kept beside the new one as {@code .1}. */
    public static ChildProcess start(DataDir dir, String name, Path workingDirectory, List<String> command) {
        Path log = dir.log(name);
        try {
            keepPrevious(log);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process process = builder.start();
            ChildProcess child = new ChildProcess(process, dir.pidFile(name));
            PidFile.of(process.toHandle()).write(child.pidFile);
            return child;
        } catch (IOException e) {
            throw new ComponentFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks the process to end, waits, and kills it when the time is over. */
    public void stop(Duration grace) {
        stop(process.toHandle(), grace);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // a pid file of a dead process is recognised as such by the next run
        }
    }

    static void stop(ProcessHandle process, Duration grace) {
        process.destroy();
        if (!endsWithin(process, grace)) {
            process.destroyForcibly();
            endsWithin(process, grace);
        }
    }

    static boolean endsWithin(ProcessHandle process, Duration grace) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
