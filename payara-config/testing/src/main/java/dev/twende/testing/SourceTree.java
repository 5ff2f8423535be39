package dev.twende.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the module under test and its neighbours lie; Maven and an IDE both run tests inside the module. */
final class SourceTree {

    private SourceTree() {}

    /** The folder of the module under test. */
    static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** Its build directory. */
    static Path target() {
        return module().resolve("target");
    }

    /** A file that another module has built, named from the root of the source tree. */
    static Path built(String file) {
        Path path = root().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException(path + " is missing: build its module first (mvn package).");
        }
        return path;
    }

    /** The module's own jar and what it needs at run time, as its pom copied it to {@code target/lib}. */
    static List<Path> libraries() {
        try (Stream<Path> own = Files.list(target());
                Stream<Path> needed = Files.list(target().resolve("lib"))) {
            return Stream.concat(own, needed)
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("target/lib is made by `mvn verify`", e);
        }
    }

    private static Path root() {
        Path folder = module();
        while (!Files.isDirectory(folder.resolve("jms-config/artemis-rar"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No Twende source tree above " + module());
            }
        }
        return folder;
    }
}
