package dev.twende.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The house under test, as Maven has packaged it: what is tested is what is shipped. */
public final class House {

    private House() {}

    /** The WAR of this module, for {@code @Deployment(testable = false)}. */
    public static WebArchive war(String name) {
        Path file = SourceTree.target().resolve(name + ".war");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    file + " is missing: run integration tests with `mvn verify`, which packages it first.");
        }
        return ShrinkWrap.createFromZipFile(WebArchive.class, file.toFile());
    }

    /**
     * Puts the module under test and its runtime libraries into a WAR that a test has made up, as Maven does for a house; for
     * modules that are no house themselves.
     */
    public static WebArchive withLibraries(WebArchive war) {
        for (Path library : SourceTree.libraries()) {
            war.addAsLibrary(library.toFile());
        }
        return war;
    }
}
