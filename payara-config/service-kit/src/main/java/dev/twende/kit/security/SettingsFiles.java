package dev.twende.kit.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Warns of a file of settings that others on the machine can read: secrets are in it. It refuses nothing, since where containers run, mounts
 * that only the server's container has may show such rights.
 */
@ApplicationScoped
public class SettingsFiles {
    private static final Logger LOG = System.getLogger(SettingsFiles.class.getName());
    private static final Pattern ARGUMENT = Pattern.compile("--systemproperties[ =](\\S+)", Pattern.CASE_INSENSITIVE);
    /** Rights of group and all others. */
    private static final String NOTHING_FOR_OTHERS = "------";

    void look(@Observes @Initialized(ApplicationScoped.class) Object event) {
        openToOthers(System.getProperty("sun.java.command", ""))
                .forEach(file -> LOG.log(
                        Level.WARNING,
                        "{0} may hold secrets and is open to others on this machine: chmod 600, and exchange what may be known",
                        file));
    }

    /** The files of settings in a server's command line that others than their owner may read or change. */
    static List<Path> openToOthers(String command) {
        return ARGUMENT.matcher(command)
                .results()
                .map(argument -> Path.of(argument.group(1)))
                .filter(SettingsFiles::isOpen)
                .toList();
    }

    private static boolean isOpen(Path file) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .endsWith(NOTHING_FOR_OTHERS);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false; // a file that cannot be read has told the server nothing
        }
    }
}
