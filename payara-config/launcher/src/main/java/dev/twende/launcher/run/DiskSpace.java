package dev.twende.launcher.run;

import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import java.io.IOException;
import java.nio.file.Files;

/** A full disk shows first, and not as a database that stops in the middle of a sale. */
final class DiskSpace {

    /** Five unpacked servers, the database with its journal, the broker's journal, logs. */
    private static final long REQUIRED_MEGABYTES = 1_500;

    private static final long MEGABYTE = 1024 * 1024;

    private DiskSpace() {}

    static void require(DataDir dir) {
        try {
            check(Files.getFileStore(dir.root()).getUsableSpace(), dir);
        } catch (IOException e) {
            throw new ComponentFailure(
                    "Cannot see how much space is left for " + dir.root() + ": " + e.getMessage(), e);
        }
    }

    static void check(long usableBytes, DataDir dir) {
        if (usableBytes < REQUIRED_MEGABYTES * MEGABYTE) {
            throw new ComponentFailure("The disk of " + dir.root() + " has " + usableBytes / MEGABYTE + " MB left, "
                    + REQUIRED_MEGABYTES + " MB are needed.");
        }
    }
}
