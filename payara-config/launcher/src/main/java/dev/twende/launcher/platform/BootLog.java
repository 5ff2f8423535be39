package dev.twende.launcher.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the log of a booting Payara Micro, which neither exits nor says so in its status when a WAR fails: only these lines do.
 */
final class BootLog {

    private static final Pattern FAILURE = Pattern.compile(" (SEVERE|WARNING) +\\[[^]]*] "
            + "(Failed to start, exiting.*|Exception while (?:loading|deploying) the app.*|Exception during lifecycle processing.*"
            + "|Error occurred during deployment.*|--deploy File .* does not exist.*|.*Address already in use.*"
            + "|Resource adapter .* is not deployed.*|Boot Command .* failed.*)");
    private static final Pattern DEPLOYED = Pattern.compile("] (\\S+) was successfully deployed in ");
    private static final Pattern BOOTED = Pattern.compile("] Payara Micro \\S+ .*ready in ");
    private static final Pattern CAUSE = Pattern.compile("^Caused by: (.+)$");
    private static final int LONGEST_REASON = 400;

    private final Path file;
    private final Consumer<String> onDeployed;
    private long position;
    private boolean booted;
    private String failure;
    private String cause;

    /**
     * @param onDeployed is told the name of every archive that came up
     */
    BootLog(Path file, Consumer<String> onDeployed) {
        this.file = file;
        this.onDeployed = onDeployed;
    }

    /** Reads what was written since the last call. */
    void follow() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long available = log.length() - position;
            if (available <= 0) {
                return;
            }
            byte[] bytes = new byte[(int) Math.min(available, Integer.MAX_VALUE / 2)];
            log.seek(position);
            log.readFully(bytes);
            int end = lastLineEnd(bytes);
            position += end;
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::read);
        } catch (IOException e) {
            // not there yet, or rotated under us: the next call looks again
        }
    }

    void read(String line) {
        Matcher success = DEPLOYED.matcher(line);
        if (success.find()) {
            onDeployed.accept(success.group(1));
        }
        booted |= BOOTED.matcher(line).find();
        Matcher failed = FAILURE.matcher(line);
        if (failure == null && failed.find()) {
            failure = failed.group(2).strip();
        }
        Matcher causedBy = CAUSE.matcher(line);
        if (causedBy.find()) {
            // the last one is the root, be it written before or after the line that names the failure
            cause = causedBy.group(1);
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether the server believes that it has booted; it believes so without the archives that failed, too. */
    boolean hasBooted() {
        return booted;
    }

    /** The first line that says the boot has failed, with the deepest cause that followed it. */
    Optional<String> failure() {
        return Optional.ofNullable(failure).map(line -> shorten(cause == null ? line : line + " <- " + cause));
    }

    private static String shorten(String line) {
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}
