package dev.twende.launcher.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one directory that everything lives in (by default {@code .twende}): secrets in {@code conf}, what must survive in
 * {@code data}, what belongs to one run in {@code run}, and {@code logs} and {@code tmp}. Nothing is written elsewhere.
 */
public record DataDir(Path root) {
    /** Rights of group and all others. */
    private static final String NOTHING_FOR_OTHERS = "------";

    /** Creates what is missing; only its owner may look inside. */
    public static DataDir at(Path root) {
        DataDir dir = new DataDir(root.toAbsolutePath().normalize());
        for (Path path : List.of(dir.root, dir.conf(), dir.data(), dir.run(), dir.pids(), dir.logs(), dir.tmp())) {
            createPrivate(path);
        }
        return dir;
    }

    public Path conf() {
        return root.resolve("conf");
    }

    /** What a person wrote into {@code conf/local.properties} to try another setting: it wins over the launcher's own. */
    public Map<String, String> localSettings() {
        return properties(conf().resolve("local.properties"));
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path pids() {
        return run().resolve("pids");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path tmp() {
        return root.resolve("tmp");
    }

    public Path log(String component) {
        return logs().resolve(component + ".log");
    }

    public Path pidFile(String component) {
        return pids().resolve(component + ".pid");
    }

    /** Creates the directory, readable by its owner only. */
    public static Path createPrivate(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            return path;
        } catch (IOException e) {
            throw new ComponentFailure("Cannot create " + path + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file that only its owner may read; it is never seen half written. */
    public static void writePrivate(Path file, String content) {
        try {
            Path partial = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "." + file.getFileName(),
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(partial, content);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ComponentFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The properties in a file that only its owner may read; none when it is absent.
     *
     * @throws ComponentFailure when others may read or change it: what is in it may be known, or not be ours
     */
    static Map<String, String> privateProperties(Path file) {
        try {
            if (Files.exists(file)) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!rights.endsWith(NOTHING_FOR_OTHERS)) {
                    throw new ComponentFailure(file + " holds secrets and is open to others (" + rights
                            + "). Nobody but its owner may have read it: chmod 600, or begin anew.");
                }
            }
        } catch (IOException e) {
            throw new ComponentFailure("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return properties(file);
    }

    /** The properties in a file; none when it is absent. */
    static Map<String, String> properties(Path file) {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IOException e) {
                throw new ComponentFailure("Cannot read " + file + ": " + e.getMessage(), e);
            }
            read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
        }
        return values;
    }

    /** Removes the directory with all that is in it; absent is fine. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
