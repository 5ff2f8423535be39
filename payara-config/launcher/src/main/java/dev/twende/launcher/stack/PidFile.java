package dev.twende.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The process id and start time of a child, on disk, so that a later run recognises a child that outlived its launcher. */
public record PidFile(long pid, Instant startedAt) {

    /** The operating system's boot time, from which start times are computed, may be adjusted by a clock correction. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    public static PidFile of(ProcessHandle process) {
        return new PidFile(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    public static Optional<PidFile> read(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            return Optional.of(new PidFile(Long.parseLong(fields[0]), Instant.parse(fields[1])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            // half written by a launcher that was killed in that instant: nothing to recognise the child by
            return Optional.empty();
        }
    }

    public void write(Path file) {
        DataDir.writePrivate(file, pid + " " + startedAt + "\n");
    }

    /** The process, when it lives and is the same one and not a stranger that got its number. */
    public Optional<ProcessHandle> process() {
        return process(TOLERANCE);
    }

    /** The same for a start time that the process wrote down itself, some time after it was started. */
    Optional<ProcessHandle> process(Duration tolerance) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> startedThen(process, tolerance));
    }

    private boolean startedThen(ProcessHandle process, Duration tolerance) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, startedAt).abs().compareTo(tolerance) <= 0)
                .orElse(false);
    }
}
